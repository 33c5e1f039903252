package dev.baton.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.lead.Decision;
import dev.baton.lead.Lead;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Sla;
import dev.baton.lead.SlaNotice;
import dev.baton.queue.Message;
import dev.baton.queue.Sender;
import dev.baton.store.Deliveries;
import dev.baton.store.LeadState;
import dev.baton.store.LeadStore;
import dev.baton.testing.Events;
import dev.baton.testing.Journeys;
import dev.baton.testing.SampleLeads;
import dev.baton.testing.World;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliverStageTest {
    private static final Outcome NURTURED = new Outcome.Nurtured("Newsletter", "too few points");
    private static final Owner ANA = new Owner.Rep("ana@baton.example", "Ana", "https://book.example/ana");

    private final World world = World.fresh();
    private final Journeys journeys = new Journeys(world);
    private final LeadStore leads = new LeadStore(world.dynamo(), world.tables());
    private final Deliveries deliveries = new Deliveries(world.dynamo(), world.tables());
    private final BusStub bus = new BusStub();

    DeliverStageTest() throws IOException {}

    @AfterEach
    void closeBus() {
        bus.close();
    }

    @Test
    void an_outcome_is_published_written_to_the_outbox_and_its_mark_removed() {
        Lead lead = journeys.assigned(ANA);

        assertThat(pass(deliver(lead, 1))).isEmpty();

        JsonNode entry = bus.taken().getFirst();
        assertThat(entry.get("Source").textValue()).isEqualTo("baton");
        assertThat(entry.get("DetailType").textValue()).isEqualTo("Lead Assigned");
        assertThat(entry.get("EventBusName").textValue()).isEqualTo("outcomes");
        JsonNode detail = bus.details().getFirst();
        assertThat(detail.get("leadId").textValue()).isEqualTo(lead.id().value());
        assertThat(detail.get("route").textValue()).isEqualTo("territory");
        assertThat(detail.get("pool").textValue()).isEqualTo(Journeys.POOL);
        assertThat(detail.get("owner").get("rep").textValue()).isEqualTo("ana@baton.example");
        assertThat(detail.get("score").get("total").intValue()).isEqualTo(40);
        assertThat(deliveries.told(lead.id()).orElseThrow().outcome())
                .isEqualTo(entry.get("Detail").textValue());
        assertThat(state(lead).delivery()).isEmpty();
        assertThat(state(lead).dueAt()).isEmpty();
    }

    @Test
    void nothing_of_the_leads_own_fields_leaves() {
        pass(deliver(journeys.assigned(ANA), 1), deliver(journeys.ended(NURTURED), 1));

        assertThat(bus.taken())
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.get("Detail").textValue())
                        .doesNotContain("Eva")
                        .doesNotContain("Maier")
                        .doesNotContain("acme.example")
                        .doesNotContain("+49"));
    }

    @Test
    void a_notice_is_published_under_an_id_of_its_own_and_one_that_the_bus_refuses_comes_again() {
        Lead lead = journeys.assigned(ANA);
        SlaNotice reminder = new SlaNotice(
                lead.id(),
                1,
                SlaNotice.Kind.REMINDER,
                2,
                SampleLeads.NOON,
                SampleLeads.NOON.plusSeconds(300),
                ANA,
                "territory",
                "dach-team",
                Sla.OnBreach.REMIND,
                "ana@acme.example",
                "");
        SlaNotice breach = new SlaNotice(
                lead.id(),
                1,
                SlaNotice.Kind.BREACH,
                1,
                SampleLeads.NOON.plusSeconds(310),
                SampleLeads.NOON.plusSeconds(300),
                ANA,
                "territory",
                "dach-team",
                Sla.OnBreach.TELL_MANAGER,
                "vera@acme.example",
                "nobody else is free");

        assertThat(pass(new Message.Notice(lead, reminder, 0), new Message.Notice(lead, breach, 0)))
                .isEmpty();

        assertThat(bus.taken())
                .extracting(entry -> entry.get("DetailType").textValue())
                .containsExactly("Lead SLA Reminder", "Lead SLA Breached");
        assertThat(bus.details().getFirst().get("id").textValue()).isEqualTo(lead.id() + "-1-reminder-2");
        JsonNode detail = bus.details().getLast();
        assertThat(detail.get("id").textValue()).isEqualTo(lead.id() + "-1-breach-1");
        assertThat(detail.get("action").textValue()).isEqualTo("tell-manager");
        assertThat(detail.get("tell").textValue()).isEqualTo("vera@acme.example");
        assertThat(detail.get("why").textValue()).isEqualTo("nobody else is free");
        assertThat(detail.get("owner").get("rep").textValue()).isEqualTo("ana@baton.example");
        assertThat(detail.toString()).doesNotContain("Eva", "Maier");

        bus.refuse(Set.of(lead.id().value()));
        assertThat(pass(new Message.Notice(lead, breach, 0))).containsExactly("0");
    }

    @Test
    void what_was_delivered_once_is_not_delivered_again() {
        Message.Deliver message = deliver(journeys.ended(NURTURED), 1);

        pass(message);
        assertThat(pass(message)).isEmpty();

        assertThat(bus.taken()).hasSize(1);
    }

    @Test
    void an_older_routing_is_not_told_but_the_newer_one_once_more() {
        Lead lead = journeys.ended(NURTURED);
        Message.Deliver older = deliver(lead, 1);
        Decision newer = journeys.endedAgain(lead, new Outcome.Rejected("not a lead after all"));

        assertThat(pass(older)).isEmpty();

        assertThat(bus.taken()).isEmpty();
        assertThat(state(lead).delivery()).contains(new LeadState.Delivery(2, 0));
        assertThat(world.messages(world.deliverQueue())).containsExactly(new Message.Deliver(lead, newer, 0));
    }

    @Test
    void an_older_delivery_that_told_the_world_last_and_died_is_followed_by_the_newer_one() {
        Lead lead = journeys.ended(NURTURED);
        Delivery delivery = new Delivery(leads, deliveries, new Sender(world.sqs()), world.deliverQueue());
        Message.Deliver older = deliver(lead, 1);
        OutcomeEvent late =
                delivery.begin("0", older, SampleLeads.NOON).orElseThrow().event();
        Decision newer = journeys.endedAgain(lead, new Outcome.Rejected("not a lead after all"));
        pass(new Message.Deliver(lead, newer, 0));
        assertThat(state(lead).delivery()).isEmpty();
        new Bus(bus.client(), "outcomes").publish(List.of(late));

        // It died here, before it could remove its mark; its message comes again.
        pass(older);
        world.messages(world.deliverQueue()).forEach(again -> pass((Message.Deliver) again));

        assertThat(bus.details().getLast().get("routing").intValue()).isEqualTo(2);
        assertThat(state(lead).delivery()).isEmpty();
        assertThat(world.messages(world.deliverQueue())).isEmpty();
    }

    @Test
    void an_entry_that_the_bus_refuses_fails_alone_and_keeps_its_mark() {
        Lead refused = journeys.ended(NURTURED);
        Lead taken = journeys.ended(NURTURED);
        bus.refuse(Set.of(refused.id().value()));

        assertThat(pass(deliver(refused, 1), deliver(taken, 1))).containsExactly("0");

        assertThat(state(refused).delivery()).contains(new LeadState.Delivery(1, 0));
        assertThat(state(taken).delivery()).isEmpty();
        bus.refuse(Set.of());
        assertThat(pass(deliver(refused, 1))).isEmpty();
        assertThat(state(refused).delivery()).isEmpty();
    }

    @Test
    void a_notice_that_fails_three_times_is_given_once_and_the_decision_stands_meanwhile() {
        Lead lead = journeys.assigned(ANA);
        bus.refuse(Set.of(lead.id().value()));
        for (int failure = 0; failure < 3; failure++) {
            assertThat(pass(deliver(lead, 1))).containsExactly("0");
            assertThat(state(lead).owner()).contains(ANA);
        }
        bus.refuse(Set.of());

        pass(deliver(lead, 1));
        pass(deliver(lead, 1));

        assertThat(bus.taken()).hasSize(1);
        assertThat(state(lead).delivery()).isEmpty();
    }

    @Test
    void while_the_bus_is_down_everything_comes_again() {
        Message.Deliver message = deliver(journeys.ended(NURTURED), 1);
        bus.breakDown();

        assertThat(pass(message, message)).containsExactlyInAnyOrder("0", "1");
    }

    @Test
    void a_newer_routing_that_was_overtaken_by_an_older_delivery_is_delivered_once_more() {
        Lead lead = journeys.ended(NURTURED);
        Delivery delivery = new Delivery(leads, deliveries, new Sender(world.sqs()), world.deliverQueue());
        Message.Deliver older = deliver(lead, 1);
        assertThat(delivery.begin("0", older, SampleLeads.NOON)).isPresent();

        // While the older event is on its way, a newer routing is decided and told.
        Decision newer = journeys.endedAgain(lead, new Outcome.Rejected("not a lead after all"));
        pass(new Message.Deliver(lead, newer, 0));
        assertThat(state(lead).delivery()).isEmpty();
        delivery.done(older, SampleLeads.NOON);

        assertThat(state(lead).delivery()).contains(new LeadState.Delivery(2, 0));
        assertThat(world.messages(world.deliverQueue())).containsExactly(new Message.Deliver(lead, newer, 0));
    }

    @Test
    void a_lead_that_is_not_there_is_dropped() {
        Lead nobody = SampleLeads.eva();

        assertThat(pass(new Message.Deliver(nobody, SampleLeads.decision(nobody, NURTURED), 0)))
                .isEmpty();

        assertThat(bus.taken()).isEmpty();
    }

    private Message.Deliver deliver(Lead lead, int routing) {
        return new Message.Deliver(
                lead, leads.decision(lead.id(), routing).orElseThrow().decision(), 0);
    }

    private LeadState state(Lead lead) {
        return leads.state(lead.id()).orElseThrow();
    }

    private Set<String> pass(Message... messages) {
        DeliverStage stage = Wiring.stage(
                new Wiring.Stores(world.dynamo(), world.tables()),
                new Wiring.Sends(new Sender(world.sqs()), world.deliverQueue(), world.deliverQueue()),
                new Bus(bus.client(), "outcomes"),
                Optional.empty(),
                new Wiring.Pace(new Throttle(80, 95), new Backoff(Duration.ofSeconds(20))),
                System.out,
                Clock.fixed(SampleLeads.NOON, ZoneOffset.UTC));
        return stage.pass(Events.arrivals(List.of(messages)), () -> true);
    }
}
