package dev.baton.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.EmailKind;
import dev.baton.lead.Facts;
import dev.baton.lead.Interest;
import dev.baton.lead.Keys;
import dev.baton.lead.Lead;
import dev.baton.lead.Mode;
import dev.baton.lead.Signal;
import dev.baton.lead.Status;
import dev.baton.queue.Message;
import dev.baton.queue.Sender;
import dev.baton.store.LeadState;
import dev.baton.store.LeadStore;
import dev.baton.store.Signals;
import dev.baton.testing.Events;
import dev.baton.testing.Journeys;
import dev.baton.testing.SampleLeads;
import dev.baton.testing.World;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LatecomersTest {
    private static final Instant LATER = SampleLeads.NOON.plusSeconds(5);

    private final World world = World.fresh();
    private final LeadStore leads = new LeadStore(world.dynamo(), world.tables());
    private final Signals signals = new Signals(world.dynamo(), world.tables());
    private final Lead lead = shy(new Journeys(world).accepted());

    @BeforeEach
    void aPlaybook() {
        Published.to(world);
    }

    @Test
    void a_signal_that_came_while_the_lead_was_judged_has_it_scored_again() {
        visit(lead.keys(), SampleLeads.NOON.plusSeconds(3));

        pass(1, List.of());

        assertThat(state().status()).isEqualTo(Status.RECEIVED);
        assertThat(state().routing()).isEqualTo(2);
        assertThat(sent()).containsExactly(new Message.Accepted(lead, 2, 0));
        assertThat(leads.events(lead.id())).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo("rescored");
            assertThat(event.by()).isEqualTo("score");
            assertThat(event.why()).isEqualTo("visit");
        });
    }

    @Test
    void a_signal_is_no_reason_where_the_playbook_waits_for_a_form_but_a_form_is() {
        Published.waitingForForms(world);
        visit(lead.keys(), SampleLeads.NOON.plusSeconds(3));

        pass(1, List.of());

        assertThat(state().status()).isEqualTo(Status.NURTURED);
        assertThat(sent()).isEmpty();

        Instant sooner = SampleLeads.NOON.plusSeconds(4);
        signals.record(
                lead.keys(), new Signal(Signal.FORM_SUBMITTED, sooner, Signal.By.PERSON, "demo"), "form", sooner);
        pass(1, List.of());
        assertThat(state().routing()).isEqualTo(2);
    }

    @Test
    void a_signal_of_the_company_counts_as_well() {
        visit(new Keys("", lead.keys().company()), SampleLeads.NOON.plusSeconds(3));

        pass(1, List.of());

        assertThat(state().routing()).isEqualTo(2);
    }

    @Test
    void a_signal_that_the_lead_was_judged_with_is_no_news() {
        visit(lead.keys(), SampleLeads.NOON.plusSeconds(3));

        pass(1, signals.of(lead.keys(), 10, LATER));

        assertThat(state().status()).isEqualTo(Status.NURTURED);
        assertThat(sent()).isEmpty();
    }

    @Test
    void a_signal_that_enrichment_did_not_find_in_time_does_not_go_round_for_ever() {
        visit(lead.keys(), SampleLeads.NOON.minusSeconds(60));

        pass(1, List.of());

        assertThat(state().status()).isEqualTo(Status.NURTURED);

        visit(lead.keys(), SampleLeads.NOON.plusSeconds(3));
        pass(1, List.of());
        assertThat(state().routing()).isEqualTo(2);
        pass(2, List.of());
        assertThat(state().status())
                .as("it came before the second routing began")
                .isEqualTo(Status.NURTURED);
        assertThat(state().routing()).isEqualTo(2);
    }

    @Test
    void what_a_crash_left_out_is_made_good_when_the_message_comes_again() {
        pass(1, List.of());
        visit(lead.keys(), SampleLeads.NOON.plusSeconds(3));

        pass(1, List.of());

        assertThat(state().routing()).isEqualTo(2);
        assertThat(sent()).hasSize(1);
    }

    private void visit(Keys keys, Instant recorded) {
        Signal visit = new Signal("visit", recorded, Signal.By.PERSON, "/pricing");
        signals.record(keys, visit, "key-" + recorded, recorded);
    }

    private void pass(int routing, List<Signal> known) {
        ScoreStage stage = Wiring.stage(
                world.dynamo(),
                new Sender(world.sqs()),
                world.tables(),
                new Wiring.To(world.assignQueue(), world.deliverQueue(), world.enrichQueue()),
                Mode.LIVE,
                Clock.fixed(LATER, ZoneOffset.UTC));
        Facts facts = new Facts(EmailKind.FREE, "DE", OptionalInt.empty(), "", Optional.empty(), known, List.of());
        assertThat(stage.pass(Events.arrivals(List.of(new Message.Enriched(lead, facts, routing, 0)))))
                .isEmpty();
    }

    private LeadState state() {
        return leads.state(lead.id()).orElseThrow();
    }

    private List<Message> sent() {
        return world.messages(world.enrichQueue());
    }

    private static Lead shy(Lead lead) {
        return new Lead(
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
    }
}
