package dev.baton.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Decision;
import dev.baton.lead.EmailKind;
import dev.baton.lead.Facts;
import dev.baton.lead.Interest;
import dev.baton.lead.Lead;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Status;
import dev.baton.queue.Message;
import dev.baton.queue.Sender;
import dev.baton.store.Decided;
import dev.baton.store.LeadState;
import dev.baton.store.LeadStore;
import dev.baton.testing.Events;
import dev.baton.testing.Journeys;
import dev.baton.testing.SampleLeads;
import dev.baton.testing.World;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

class ScoreStageTest {
    private static final Clock CLOCK = Clock.fixed(SampleLeads.NOON, ZoneOffset.UTC);

    private final World world = World.fresh();
    private final Journeys journeys = new Journeys(world);
    private final LeadStore leads = new LeadStore(world.dynamo(), world.tables());
    private Mode mode = Mode.LIVE;

    @Test
    void a_routed_lead_goes_to_the_cell_of_its_pool() {
        Published.to(world);
        Lead lead = journeys.accepted();

        assertThat(pass(enriched(lead, "DE", 2))).isEmpty();

        software.amazon.awssdk.services.sqs.model.Message sent =
                world.drain(world.assignQueue()).getFirst();
        assertThat(sent.attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "dach-team")
                .containsEntry(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, lead.id() + "#1#2");
        Message.Scored scored = (Message.Scored) dev.baton.queue.Messages.decode(sent.body());
        assertThat(scored.verdict().pool()).isEqualTo("dach-team");
        assertThat(scored.verdict().route()).isEqualTo("DACH");
        assertThat(state(lead).status()).isEqualTo(Status.RECEIVED);
    }

    @Test
    void a_rejected_lead_ends_here_and_is_delivered() {
        Published.to(world);
        Lead lead = journeys.accepted();

        assertThat(pass(new Message.Enriched(lead, facts(EmailKind.DISPOSABLE, "DE"), 1, 0)))
                .isEmpty();

        assertThat(state(lead).status()).isEqualTo(Status.REJECTED);
        assertThat(state(lead).delivery()).contains(new LeadState.Delivery(1, 0));
        Message.Deliver deliver =
                (Message.Deliver) world.messages(world.deliverQueue()).getFirst();
        assertThat(deliver.decision().outcome()).isEqualTo(new Outcome.Rejected("throw-away address"));
        assertThat(leads.decision(lead.id(), 1).map(Decided::decision).map(Decision::summary))
                .contains(deliver.decision());
        assertThat(world.drain(world.assignQueue())).isEmpty();
    }

    @Test
    void a_lead_below_the_threshold_is_nurtured_with_the_rows_it_was_judged_by() {
        Published.to(world);
        Lead lead = journeys.accepted();
        Lead shy = new Lead(
                lead.id(),
                lead.source(),
                lead.acceptedAt(),
                lead.keys(),
                lead.person(),
                lead.company(),
                lead.location(),
                Interest.NONE,
                lead.origin(),
                lead.consent(),
                lead.attributes(),
                lead.notes());

        assertThat(pass(enriched(shy, "DE", 0))).isEmpty();

        assertThat(state(lead).status()).isEqualTo(Status.NURTURED);
        Decision decision = leads.decision(lead.id(), 1).orElseThrow().decision();
        assertThat(decision.outcome()).isInstanceOf(Outcome.Nurtured.class);
        assertThat(decision.inputs().lookups()).containsValue("dach");
        assertThat(decision.inputs().timeZoneData()).isNotEmpty();
    }

    @Test
    void what_ends_here_is_stamped_with_the_deployments_mode() {
        Published.to(world);
        mode = Mode.SHADOW;
        Lead lead = journeys.accepted();

        pass(new Message.Enriched(lead, facts(EmailKind.DISPOSABLE, "DE"), 1, 0));

        assertThat(state(lead).mode()).isEqualTo(Mode.SHADOW);
        assertThat(leads.decision(lead.id(), 1).orElseThrow().decision().mode()).isEqualTo(Mode.SHADOW);
    }

    @Test
    void a_lead_that_has_its_outcome_already_is_only_delivered_again() {
        Published.to(world);
        Lead lead = journeys.assigned(new Owner.Queue("Triage"));

        assertThat(pass(new Message.Enriched(lead, facts(EmailKind.DISPOSABLE, "DE"), 1, 0)))
                .isEmpty();

        assertThat(state(lead).status()).isEqualTo(Status.ASSIGNED);
        Message.Deliver deliver =
                (Message.Deliver) world.messages(world.deliverQueue()).getFirst();
        assertThat(deliver.decision().outcome()).isInstanceOf(Outcome.Assigned.class);
    }

    @Test
    void a_message_of_an_older_routing_changes_nothing() {
        Published.to(world);
        Lead lead = journeys.ended(new Outcome.Nurtured("Newsletter", "too few points"));
        journeys.endedAgain(lead, new Outcome.Nurtured("Newsletter", "still too few"));

        assertThat(pass(new Message.Enriched(lead, facts(EmailKind.DISPOSABLE, "DE"), 1, 0)))
                .isEmpty();

        assertThat(state(lead).status()).isEqualTo(Status.NURTURED);
        assertThat(world.drain(world.deliverQueue())).isEmpty();
    }

    @Test
    void while_no_playbook_is_published_every_lead_is_tried_again() {
        Lead lead = journeys.accepted();

        assertThat(pass(enriched(lead, "DE", 0))).containsExactly("0");
        assertThat(state(lead).status()).isEqualTo(Status.RECEIVED);
    }

    @Test
    void what_assign_cannot_be_sent_comes_again_and_harms_no_other() {
        Published.to(world);
        Lead routed = journeys.accepted();
        Lead rejected = journeys.accepted();
        ScoreStage stage = Wiring.stage(
                world.dynamo(),
                new Sender(world.sqs()),
                world.tables(),
                new Wiring.To(
                        world.assignQueue().replace(".fifo", "-missing.fifo"),
                        world.deliverQueue(),
                        world.enrichQueue()),
                Mode.LIVE,
                CLOCK);

        Set<String> failed = stage.pass(Events.arrivals(List.of(
                enriched(routed, "DE", 0), new Message.Enriched(rejected, facts(EmailKind.DISPOSABLE, ""), 1, 0))));

        assertThat(failed).containsExactly("0");
        assertThat(state(rejected).status()).isEqualTo(Status.REJECTED);
    }

    private Set<String> pass(Message message) {
        ScoreStage stage = Wiring.stage(
                world.dynamo(),
                new Sender(world.sqs()),
                world.tables(),
                new Wiring.To(world.assignQueue(), world.deliverQueue(), world.enrichQueue()),
                mode,
                CLOCK);
        return stage.pass(Events.arrivals(List.of(message)));
    }

    private static Message.Enriched enriched(Lead lead, String country, int attempt) {
        return new Message.Enriched(lead, facts(EmailKind.BUSINESS, country), 1, attempt);
    }

    private static Facts facts(EmailKind kind, String country) {
        return new Facts(kind, country, OptionalInt.empty(), "", Optional.empty(), List.of(), List.of());
    }

    private LeadState state(Lead lead) {
        return leads.state(lead.id()).orElseThrow();
    }
}
