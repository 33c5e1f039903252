package dev.baton.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Outcome;
import dev.baton.lead.Status;
import dev.baton.queue.Message;
import dev.baton.queue.Outgoing;
import dev.baton.queue.Sender;
import dev.baton.store.Deliveries;
import dev.baton.store.LeadState;
import dev.baton.store.LeadStore;
import dev.baton.store.Parking;
import dev.baton.store.Pause;
import dev.baton.store.Pauses;
import dev.baton.testing.Journeys;
import dev.baton.testing.SampleLeads;
import dev.baton.testing.World;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class SweepTest {
    private static final int BEHIND_FROM = 20;
    private static final Swept NOTHING = new Swept(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, true);

    private final World world = World.fresh();
    private final Journeys journeys = new Journeys(world);
    private final LeadStore leads = new LeadStore(world.dynamo(), world.tables());

    @Test
    void a_lost_lead_is_sent_again_after_2_4_8_and_8_minutes_and_is_stuck_after_five_times() {
        Lead lead = journeys.accepted();

        assertThat(sweepAfter(1)).isEqualTo(NOTHING);
        int attempt = 0;
        for (int minute : List.of(2, 4, 8, 16, 24)) {
            attempt++;
            assertThat(sweepAfter(minute).resent())
                    .as("after %d minutes", minute)
                    .isEqualTo(1);
            assertThat(world.messages(world.enrichQueue())).containsExactly(new Message.Accepted(lead, 1, attempt));
            assertThat(sweepAfter(minute + 1)).isEqualTo(NOTHING);
        }
        assertThat(sweepAfter(32).stuck()).isEqualTo(1);

        assertThat(state(lead.id()).status()).isEqualTo(Status.STUCK);
        assertThat(world.drain(world.enrichQueue())).isEmpty();
        assertThat(sweepAfter(60)).isEqualTo(NOTHING);
    }

    @Test
    void while_a_queue_is_behind_its_leads_wait_uncounted_for_an_hour() {
        Lead lead = journeys.accepted();
        List<Outgoing> others = IntStream.range(0, BEHIND_FROM)
                .mapToObj(_ -> Outgoing.of(new Message.Enriched(SampleLeads.eva(), SampleLeads.facts(), 1, 0)))
                .toList();
        assertThat(new Sender(world.sqs()).sendAll(world.scoreQueue(), others)).isEmpty();

        assertThat(sweepAfter(2).postponed()).isEqualTo(1);
        assertThat(sweepAfter(58).postponed()).isEqualTo(1);
        assertThat(state(lead.id()).attempts()).isZero();
        assertThat(sweepAfter(61).resent()).isEqualTo(1);
    }

    @Test
    void a_lost_delivery_is_sent_again_and_given_up_after_five_times_while_its_lead_keeps_its_state() {
        Outcome outcome = new Outcome.Nurtured("Newsletter", "too few points");
        Lead lead = journeys.ended(outcome);

        int attempt = 0;
        for (int minute : List.of(2, 4, 8, 16, 24)) {
            attempt++;
            assertThat(sweepAfter(minute).redelivered()).isEqualTo(1);
            assertThat(world.messages(world.deliverQueue()))
                    .containsExactly(new Message.Deliver(lead, SampleLeads.decision(lead, outcome), attempt));
        }
        assertThat(sweepAfter(32).deliverStuck()).isEqualTo(1);

        assertThat(state(lead.id()).status()).isEqualTo(Status.NURTURED);
        assertThat(state(lead.id()).deliverStuck()).isTrue();
        assertThat(sweepAfter(60)).isEqualTo(NOTHING);
    }

    @Test
    void a_delivery_that_deliver_put_off_is_sent_at_its_time_and_counts_only_when_it_is_lost_then() {
        Outcome outcome = new Outcome.Nurtured("Newsletter", "too few points");
        Lead lead = journeys.ended(outcome);
        Deliveries deliveries = new Deliveries(world.dynamo(), world.tables());
        Deliveries.Later later = new Deliveries.Later(SampleLeads.NOON.plus(Duration.ofMinutes(90)), true, 3);

        for (int again = 0; again < 10; again++) {
            deliveries.later(lead.id(), 1, later);
            assertThat(sweepAfter(89)).isEqualTo(NOTHING);
            assertThat(sweepAfter(90).redelivered()).isEqualTo(1);
        }
        assertThat(state(lead.id()).delivery()).contains(new LeadState.Delivery(1, 0, true, false, 3));

        assertThat(sweepAfter(92).redelivered()).isEqualTo(1);
        assertThat(state(lead.id()).delivery()).contains(new LeadState.Delivery(1, 1, true, false, 3));
        assertThat(world.messages(world.deliverQueue())).hasSize(11);
    }

    @Test
    void while_salesforce_is_paused_every_sweep_says_so() {
        Instant noon = SampleLeads.NOON;
        new Pauses(world.dynamo(), world.tables())
                .begin(new Pause(Pause.Why.DAILY_LIMIT, "", noon, noon.plus(Duration.ofHours(1)), 0));

        assertThat(sweepAfter(1).salesforcePaused()).isEqualTo(1);
        assertThat(sweepAfter(1).dailyLimit()).isEqualTo(1);
    }

    @Test
    void every_pool_where_leads_wait_is_rung_each_minute_whether_the_playbook_has_it_or_not() {
        journeys.held("dach-team", SampleLeads.NOON.plus(Duration.ofHours(4)), Optional.empty());
        journeys.held("dach-team", SampleLeads.NOON.plus(Duration.ofHours(4)), Optional.empty());
        journeys.held("a-team-of-old", SampleLeads.NOON.plus(Duration.ofHours(4)), Optional.empty());

        assertThat(sweepAfter(1).rung()).isEqualTo(2);
        assertThat(sweepAfter(2).rung()).isEqualTo(2);

        assertThat(world.messages(world.assignQueue()))
                .containsExactlyInAnyOrder(
                        new Message.Doorbell("dach-team"),
                        new Message.Doorbell("a-team-of-old"),
                        new Message.Doorbell("dach-team"),
                        new Message.Doorbell("a-team-of-old"));
    }

    @Test
    void held_leads_that_assign_should_have_moved_on_are_counted() {
        journeys.held("dach-team", SampleLeads.NOON.plus(Duration.ofMinutes(5)), Optional.empty());

        assertThat(sweepAfter(5).heldOverdue()).isZero();
        assertThat(sweepAfter(7).heldOverdue()).isEqualTo(1);
    }

    @Test
    void a_lead_that_a_fault_parked_is_counted_each_minute_until_it_is_decided() {
        Parking.Fault fault = new Parking.Fault("it threw", 3);
        journeys.held("dach-team", SampleLeads.NOON.plus(Duration.ofHours(4)), Optional.of(fault));
        journeys.held("dach-team", SampleLeads.NOON.plus(Duration.ofHours(4)), Optional.empty());

        assertThat(sweepAfter(1).heldByFault()).isEqualTo(1);
        assertThat(sweepAfter(2).heldByFault()).isEqualTo(1);
    }

    @Test
    void a_lead_whose_data_is_gone_harms_no_other() {
        Lead broken = journeys.accepted();
        Lead whole = journeys.accepted();
        world.dynamo()
                .deleteItem(request -> request.tableName(world.tables().leads())
                        .key(Map.of(
                                "pk",
                                AttributeValue.fromS("LEAD#" + broken.id()),
                                "sk",
                                AttributeValue.fromS("DATA"))));

        Swept swept = sweepAfter(2);

        assertThat(swept.failed()).isEqualTo(1);
        assertThat(swept.resent()).isEqualTo(1);
        assertThat(world.messages(world.enrichQueue())).containsExactly(new Message.Accepted(whole, 1, 1));
    }

    @Test
    void when_the_time_is_up_the_rest_is_left_to_the_next_sweep() {
        journeys.accepted();
        journeys.held("dach-team", SampleLeads.NOON.plus(Duration.ofHours(4)), Optional.empty());

        Swept swept = sweep(Duration.ofMinutes(2), () -> true);

        assertThat(swept).isEqualTo(new Swept(0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, false));
        assertThat(sweepAfter(3).resent()).isEqualTo(1);
    }

    @Test
    void leads_are_sent_again_even_when_nobody_can_be_rung() {
        Lead lost = journeys.accepted();
        journeys.held("dach-team", SampleLeads.NOON.plus(Duration.ofHours(4)), Optional.empty());
        world.dynamo()
                .putItem(request -> request.tableName(world.tables().routing())
                        .item(Map.of(
                                "pk", AttributeValue.fromS("PLAYBOOK"),
                                "sk", AttributeValue.fromS("ACTIVE"),
                                "version", AttributeValue.fromN("1"),
                                "cells", AttributeValue.fromB(SdkBytes.fromUtf8String("no cells")))));

        Swept swept = sweepAfter(2);

        assertThat(swept.rung()).isZero();
        assertThat(swept.failed()).isEqualTo(1);
        assertThat(world.messages(world.enrichQueue())).containsExactly(new Message.Accepted(lost, 1, 1));
    }

    @Test
    void more_late_leads_than_a_sweep_can_look_at_keep_no_delivery_waiting_for_ever() {
        IntStream.range(0, 6).forEach(_ -> journeys.accepted());
        journeys.ended(new Outcome.Nurtured("Newsletter", "too few points"));
        List<Outgoing> others = IntStream.range(0, BEHIND_FROM)
                .mapToObj(_ -> Outgoing.of(new Message.Enriched(SampleLeads.eva(), SampleLeads.facts(), 1, 0)))
                .toList();
        assertThat(new Sender(world.sqs()).sendAll(world.scoreQueue(), others)).isEmpty();

        int redelivered = 0;
        for (int minute = 2; minute < 2 + 24; minute++) {
            AtomicInteger looks = new AtomicInteger();
            redelivered += sweep(Duration.ofMinutes(minute), () -> looks.incrementAndGet() > 2)
                    .redelivered();
        }

        assertThat(redelivered).isPositive();
    }

    private Swept sweepAfter(int minutes) {
        return sweep(Duration.ofMinutes(minutes), () -> false);
    }

    private Swept sweep(Duration after, BooleanSupplier timeIsUp) {
        Queues queues = new Queues(world.enrichQueue(), world.scoreQueue(), world.assignQueue(), world.deliverQueue());
        Clock clock = Clock.fixed(SampleLeads.NOON.plus(after), ZoneOffset.UTC);
        return Wiring.sweep(world.dynamo(), world.sqs(), world.tables(), queues, BEHIND_FROM, clock)
                .run(timeIsUp);
    }

    private LeadState state(LeadId id) {
        return leads.state(id).orElseThrow();
    }
}
