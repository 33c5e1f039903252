package dev.baton.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Lead;
import dev.baton.lead.Owner;
import dev.baton.queue.Message;
import dev.baton.standin.Fault;
import dev.baton.standin.Faults;
import dev.baton.store.Gate;
import dev.baton.store.Pause;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Salesforce in every mood: in the end each owner is right, each rep has one Task, and whoever has to know is told. */
class FaultsTest {
    private final Office office = new Office();

    FaultsTest() throws IOException {}

    @AfterEach
    void closeOffice() {
        office.close();
    }

    @Test
    void a_locked_row_is_tried_again_at_once() {
        Lead lead = office.journeys.assigned(Office.somebody(), Office.ANA);
        office.org.faults().next(Fault.LOCK_ROW, 2);

        assertThat(office.pass(office.outcome(lead))).isEmpty();

        delivered(lead, Office.ANA);
        assertThat(office.state(lead).delivery()).isEmpty();
    }

    @Test
    void a_row_that_stays_locked_waits_alone_and_is_told_once() {
        List<Lead> both = leads(2);
        office.org.faults().always(Fault.LOCK_ROW);
        office.pass(office.outcome(both.getFirst()));
        office.org.faults().clear();
        office.pass(office.outcome(both.getLast()));

        assertThat(office.state(both.getFirst()).delivery().orElseThrow().tries())
                .isEqualTo(1);
        assertThat(office.state(both.getLast()).delivery()).isEmpty();
        assertThat(office.pauses.current()).isEmpty();
        assertThat(office.watch(Duration.ofMinutes(2), both)).isEqualTo(1);

        both.forEach(lead -> delivered(lead, Office.ANA));
        assertThat(office.bus.taken()).hasSize(2);
    }

    @Test
    void a_row_that_is_locked_for_hours_is_somebodys_to_look_at() {
        Lead lead = office.journeys.assigned(Office.somebody(), Office.ANA);
        office.org.faults().always(Fault.LOCK_ROW);
        office.pass(office.outcome(lead));

        for (int tries = 1; tries <= Backoff.TRIES; tries++) {
            assertThat(office.state(lead).deliverStuck()).isFalse();
            assertThat(office.watch(Duration.ofMinutes(16), List.of(lead))).isEqualTo(1);
        }

        assertThat(office.state(lead).deliverStuck()).isTrue();
        assertThat(office.deliveries.told(lead.id()).orElseThrow().failed()).contains("resend the lead");
        assertThat(office.metrics()).contains("\"DeliverFailed\":1");
    }

    @Test
    void one_broken_connection_is_no_outage() {
        Lead lead = office.journeys.assigned(Office.somebody(), Office.ANA);
        office.org.faults().next(Fault.CLOSED, 1);

        office.pass(office.outcome(lead));

        delivered(lead, Office.ANA);
        assertThat(office.state(lead).delivery()).isEmpty();
    }

    @Test
    void while_the_org_is_down_nothing_is_lost_nothing_is_stuck_and_the_org_is_left_alone() {
        List<Lead> all = leads(12);
        office.org.faults().always(Fault.UNAVAILABLE);

        for (Lead lead : all) {
            assertThat(office.pass(office.outcome(lead))).isEmpty();
        }
        long callsAtFirst = office.org.faults().struck(Fault.UNAVAILABLE);
        for (int minute = 0; minute < 60; minute++) {
            office.watch(Duration.ofMinutes(1), all);
        }
        assertThat(callsAtFirst).isEqualTo(2);
        assertThat(office.org.faults().struck(Fault.UNAVAILABLE)).isBetween(12L, 80L);
        assertThat(office.metrics()).contains("\"SalesforcePaused\":");
        assertThat(all).allSatisfy(lead -> {
            assertThat(office.state(lead).deliverStuck()).isFalse();
            assertThat(office.state(lead).delivery().orElseThrow().attempts()).isZero();
            assertThat(office.state(lead).dueAt()).isPresent();
        });

        office.org.faults().clear();
        List<Integer> each = new ArrayList<>();
        for (int minute = 0; minute < 20; minute++) {
            each.add(office.watch(Duration.ofMinutes(1), all));
        }

        all.forEach(lead -> delivered(lead, Office.ANA));
        assertThat(office.pauses.current()).isEmpty();
        assertThat(office.bus.taken()).hasSize(12);
        assertThat(each.stream().filter(some -> some > 0)).hasSizeGreaterThan(2);
    }

    @Test
    void only_one_delivery_finds_out_whether_the_org_is_back() {
        List<Lead> all = leads(3);
        office.org.faults().always(Fault.UNAVAILABLE);
        all.forEach(lead -> office.pass(office.outcome(lead)));
        Pause pause = office.pauses.current().orElseThrow();
        office.now = pause.until().plusSeconds(1);

        assertThat(office.pauses.ask(office.now, Duration.ofSeconds(90))).isInstanceOf(Gate.Probe.class);
        assertThat(office.pauses.ask(office.now, Duration.ofSeconds(90))).isInstanceOf(Gate.Closed.class);
        // It died: after its patience somebody else is let through.
        office.now = office.now.plusSeconds(91);
        office.org.faults().clear();
        office.pass(office.outcome(all.getFirst()));

        delivered(all.getFirst(), Office.ANA);
        assertThat(office.pauses.current()).isEmpty();
    }

    @Test
    void when_the_days_calls_are_used_up_everything_waits_for_long_and_an_alarm_rings() {
        List<Lead> all = leads(3);
        office.org.faults().always(Fault.DAILY_LIMIT);

        all.forEach(lead -> office.pass(office.outcome(lead)));

        Pause pause = office.pauses.current().orElseThrow();
        assertThat(pause.why()).isEqualTo(Pause.Why.DAILY_LIMIT);
        assertThat(Duration.between(office.now, pause.until())).isGreaterThan(Duration.ofMinutes(4));
        assertThat(office.org.faults().struck(Fault.DAILY_LIMIT)).isEqualTo(1);
        assertThat(office.metrics()).contains("\"DailyLimit\":");
        office.org.faults().clear();
        while (office.pauses.current().isPresent() || waiting(all)) {
            office.watch(Duration.ofMinutes(5), all);
        }
        all.forEach(lead -> delivered(lead, Office.ANA));
    }

    @Test
    void an_expired_session_is_renewed_and_nobody_notices() {
        Lead lead = office.journeys.assigned(Office.somebody(), Office.ANA);
        office.org.faults().next(Fault.EXPIRED_SESSION, 1);

        office.pass(office.outcome(lead));

        delivered(lead, Office.ANA);
    }

    @Test
    void an_org_that_does_not_let_baton_in_pauses_instead_of_failing_each_lead() {
        List<Lead> all = leads(2);
        office.org.faults().always(Fault.LOCKED_OUT);

        all.forEach(lead -> office.pass(office.outcome(lead)));

        assertThat(office.pauses.current().orElseThrow().why()).isEqualTo(Pause.Why.CONFIGURATION);
        assertThat(all).noneMatch(lead -> office.state(lead).deliverStuck());
        office.org.faults().clear();
        while (waiting(all)) {
            office.watch(Duration.ofMinutes(1), all);
        }
        all.forEach(lead -> delivered(lead, Office.ANA));
    }

    @Test
    void an_answer_that_is_lost_after_everything_was_written_makes_no_second_lead_or_task() {
        Lead lead = office.journeys.assigned(Office.somebody(), Office.ANA);
        office.wire.beforeNextWrite(() -> office.org.faults().next(Fault.LOST_ANSWER, 4));

        office.pass(office.outcome(lead));
        office.org.faults().clear();
        assertThat(office.state(lead).delivery()).isPresent();
        office.watch(Duration.ofMinutes(2), List.of(lead));

        delivered(lead, Office.ANA);
    }

    @Test
    void a_twin_that_appears_between_looking_and_writing_is_linked() {
        Lead lead = office.journeys.assigned(Office.somebody(), Office.ANA);
        office.org.faults().always(Fault.DUPLICATE);
        office.wire.beforeNextWrite(() -> office.org
                .person()
                .create(
                        "Contact",
                        Map.of(
                                "LastName",
                                "Maier",
                                "Email",
                                lead.person().email(),
                                "OwnerId",
                                office.user(Office.BO))));

        assertThat(office.pass(office.outcome(lead))).isEmpty();

        assertThat(office.leadsOf(lead)).isEmpty();
        assertThat(office.tasksOf(lead)).hasSize(1);
        assertThat(office.state(lead).owner()).contains(Office.BO);
    }

    @Test
    void a_rep_whose_user_is_inactive_is_named_to_whoever_looks() {
        Lead lead = office.journeys.assigned(Office.somebody(), Office.ANA);
        office.org.person().change(office.user(Office.ANA), Map.of("IsActive", "false"));

        assertThat(office.pass(office.outcome(lead))).isEmpty();

        assertThat(office.leadsOf(lead)).isEmpty();
        assertThat(office.state(lead).deliverStuck()).isTrue();
        assertThat(office.state(lead).dueAt()).isEmpty();
        assertThat(office.deliveries.told(lead.id()).orElseThrow().failed()).contains("INACTIVE_OWNER_OR_USER");
    }

    @Test
    void a_rep_whom_salesforce_does_not_know_and_a_queue_that_is_not_there_are_named() {
        Lead unknown = office.journeys.assigned(Office.somebody(), new Owner.Rep("zoe@acme.example", "Zoe", ""));
        Lead queue = office.journeys.assigned(Office.somebody(), new Owner.Queue("Nowhere"));
        Lead good = office.journeys.assigned(Office.somebody(), Office.ANA);

        office.pass(office.outcome(unknown), office.outcome(queue), office.outcome(good));

        assertThat(office.deliveries.told(unknown.id()).orElseThrow().failed())
                .contains("no Salesforce user has the address zoe@acme.example");
        assertThat(office.deliveries.told(queue.id()).orElseThrow().failed()).contains("no queue Nowhere");
        delivered(good, Office.ANA);
        assertThat(office.metrics()).contains("\"DeliverFailed\":2");
    }

    @Test
    void what_was_given_up_is_delivered_after_a_person_has_acted() {
        Lead lead = office.journeys.assigned(Office.somebody(), new Owner.Queue("Nowhere"));
        office.pass(office.outcome(lead));
        office.org.person().create("Group", Map.of("Name", "Nowhere", "DeveloperName", "Nowhere", "Type", "Queue"));
        office.deliveries.markAgain(office.state(lead), office.now);

        office.pass(office.outcome(lead));

        assertThat(office.leadsOf(lead)).hasSize(1);
        assertThat(office.state(lead).deliverStuck()).isFalse();
        assertThat(office.deliveries.told(lead.id()).orElseThrow().failed()).isEmpty();
    }

    @Test
    void the_newest_owner_is_what_salesforce_has_in_the_end() {
        Lead lead = office.journeys.assigned(Office.somebody(), Office.ANA);
        Message.Deliver older = office.outcome(lead);
        // While the older is about to write, a newer routing is decided and delivered.
        office.wire.beforeNextWrite(() -> {
            office.rerouted(lead, Office.BO);
            office.pass(office.outcome(lead));
        });

        office.pass(older);
        office.drain();

        assertThat(office.leadsOf(lead)).hasSize(1);
        delivered(lead, Office.BO);
        assertThat(office.state(lead).delivery()).isEmpty();
    }

    @Test
    void with_everything_going_wrong_at_random_each_owner_is_right_in_the_end_and_each_has_one_task() {
        List<Lead> all = leads(40);
        List<Lead> moved = all.subList(0, 10);
        Faults faults = office.org.faults();
        faults.share(Fault.LOCK_ROW, 0.15);
        for (Fault fault :
                List.of(Fault.UNAVAILABLE, Fault.CLOSED, Fault.LOST_ANSWER, Fault.EXPIRED_SESSION, Fault.CONCURRENCY)) {
            faults.share(fault, 0.1);
        }
        List<Message.Deliver> first = all.stream().map(office::outcome).toList();
        for (int from = 0; from < 40; from += 5) {
            office.pass(first.subList(from, from + 5).toArray(Message.Deliver[]::new));
        }

        moved.forEach(lead -> office.rerouted(lead, Office.BO));
        office.pass(moved.stream().map(office::outcome).toArray(Message.Deliver[]::new));
        // The older messages come once more, late.
        office.pass(first.subList(0, 10).toArray(Message.Deliver[]::new));
        office.drain();
        for (int look = 0; look < 60 && waiting(all); look++) {
            if (look == 2) {
                faults.next(Fault.DAILY_LIMIT, 1);
            }
            if (look == 20) {
                faults.clear();
            }
            office.watch(Duration.ofMinutes(4), all);
        }

        assertThat(Stream.of(Fault.LOCK_ROW, Fault.UNAVAILABLE, Fault.LOST_ANSWER, Fault.CLOSED)
                        .map(faults::struck))
                .allMatch(times -> times > 0);
        assertThat(waiting(all)).isFalse();
        assertThat(all).noneMatch(lead -> office.state(lead).deliverStuck());
        moved.forEach(lead -> delivered(lead, Office.BO));
        all.subList(10, 40).forEach(lead -> delivered(lead, Office.ANA));
        assertThat(office.pauses.current()).isEmpty();
    }

    private List<Lead> leads(int count) {
        return Stream.generate(() -> office.journeys.assigned(Office.somebody(), Office.ANA))
                .limit(count)
                .toList();
    }

    private boolean waiting(List<Lead> all) {
        return all.stream().anyMatch(lead -> office.state(lead).delivery().isPresent());
    }

    private void delivered(Lead lead, Owner.Rep owner) {
        assertThat(office.leadsOf(lead)).hasSize(1);
        assertThat(office.leadsOf(lead).getFirst().path("OwnerId").asText()).isEqualTo(office.user(owner));
        assertThat(office.tasksOf(lead)).hasSize(1);
        assertThat(office.tasksOf(lead).getFirst().path("OwnerId").asText()).isEqualTo(office.user(owner));
    }
}
