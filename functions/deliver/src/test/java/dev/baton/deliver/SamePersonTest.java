package dev.baton.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Keys;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.queue.Message;
import dev.baton.standin.Fault;
import dev.baton.testing.Events;
import dev.baton.testing.SampleLeads;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several instances have a lead each of one person whom Salesforce does not know yet: there is one record in the end, and each has its Task. */
class SamePersonTest {
    private final Office office = new Office();

    SamePersonTest() throws IOException {}

    @AfterEach
    void closeOffice() {
        office.close();
    }

    /** Two leads of one new person, both assigned. */
    private record Pair(Lead first, Lead second) {
        List<Lead> both() {
            return List.of(first, second);
        }
    }

    private Pair pair() {
        Lead first = office.journeys.assigned(submission("p" + UUID.randomUUID()), Office.ANA);
        Lead second = submission(first.person().email().replace("@prospect.example", ""));
        return new Pair(first, office.journeys.assignedToo(second, Office.ANA));
    }

    private static Lead submission(String person) {
        return SampleLeads.lead(
                new LeadId(UUID.randomUUID().toString().replace("-", "")),
                person + "@prospect.example",
                "DE",
                new Keys("person-" + person, "company-" + person),
                Map.of());
    }

    @Test
    void whoever_comes_while_another_instance_makes_the_record_waits_and_finds_it() {
        Pair pair = pair();
        office.wire.beforeNextWrite(() -> {
            assertThat(office.pass(office.outcome(pair.second()))).isEmpty();
            assertThat(office.state(pair.second()).delivery().orElseThrow().later())
                    .isTrue();
        });

        assertThat(office.pass(office.outcome(pair.first()))).isEmpty();
        assertThat(office.leadsOf(pair.first())).hasSize(1);
        assertThat(office.tasksOf(pair.second())).isEmpty();
        assertThat(office.watch(Duration.ofMinutes(1), pair.both())).isEqualTo(1);

        oneRecord(pair);
        assertThat(office.state(pair.second()).delivery()).isEmpty();
    }

    @Test
    void waiting_for_another_is_no_failed_try_and_never_given_up() {
        Pair pair = pair();
        office.org.faults().always(Fault.UNAVAILABLE);
        office.pass(office.outcome(pair.first()));
        office.org.faults().clear();
        office.pauses.end(office.pauses.current().orElseThrow());

        office.pass(office.outcome(pair.second()));

        assertThat(office.state(pair.second()).delivery().orElseThrow().tries()).isZero();
        assertThat(office.state(pair.second()).deliverStuck()).isFalse();
        assertThat(office.leadsOf(pair.first())).isEmpty();
    }

    @Test
    void whom_nobody_gave_back_is_free_when_no_invocation_can_be_at_work_any_more() {
        Pair pair = pair();
        office.wire.beforeNextWrite(() -> {
            throw new Died();
        });
        try {
            office.pass(office.outcome(pair.first()));
        } catch (Died e) {
            // as when the instance is stopped
        }
        office.restart();
        office.pass(office.outcome(pair.second()));
        assertThat(office.leadsOf(pair.first())).isEmpty();

        assertThat(office.watch(Duration.ofSeconds(91), List.of(pair.second()))).isEqualTo(1);
        assertThat(office.leadsOf(pair.first())).hasSize(1);
        office.pass(office.outcome(pair.first()));

        oneRecord(pair);
    }

    /** What is thrown ends everything, as the end of the process does. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1;
    }

    @Test
    void while_salesforce_is_paused_a_delivery_that_has_to_wait_for_another_ends_no_pause() {
        Pair pair = pair();
        office.org.faults().always(Fault.UNAVAILABLE);
        office.pass(office.outcome(pair.first()));
        long calls = office.org.faults().struck(Fault.UNAVAILABLE);
        office.now = office.pauses.current().orElseThrow().until();

        office.pass(office.outcome(pair.second()));

        assertThat(office.org.faults().struck(Fault.UNAVAILABLE)).isEqualTo(calls);
        assertThat(office.pauses.current()).isPresent();
        office.org.faults().clear();
        for (int minute = 0; minute < 10; minute++) {
            office.watch(Duration.ofMinutes(1), pair.both());
        }
        oneRecord(pair);
        assertThat(office.pauses.current()).isEmpty();
    }

    @Test
    void two_instances_that_race_for_forty_new_people_make_forty_records() throws Exception {
        List<Pair> pairs = new ArrayList<>();
        for (int person = 0; person < 40; person++) {
            pairs.add(pair());
        }
        List<Lead> all = pairs.stream().flatMap(pair -> pair.both().stream()).toList();

        for (int from = 0; from < pairs.size(); from += 5) {
            List<Pair> some = pairs.subList(from, from + 5);
            race(
                    some.stream().map(Pair::first).toList(),
                    some.reversed().stream().map(Pair::second).toList());
        }
        for (int minute = 0; minute < 5; minute++) {
            office.watch(Duration.ofMinutes(1), all);
        }

        pairs.forEach(this::oneRecord);
        assertThat(all)
                .allSatisfy(lead -> assertThat(office.state(lead).delivery()).isEmpty());
    }

    /** Each batch in an instance of its own, both at once. */
    private void race(List<Lead> one, List<Lead> other) throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService instances = Executors.newFixedThreadPool(2)) {
            List<Future<Set<String>>> passes = new ArrayList<>();
            for (List<Lead> batch : List.of(one, other)) {
                DeliverStage stage =
                        office.stage(office.world.dynamo(), office.world.sqs(), new Bus(office.bus.client(), "o"));
                List<Message> messages =
                        batch.stream().<Message>map(office::outcome).toList();
                passes.add(instances.submit(() -> {
                    start.await();
                    return stage.pass(Events.arrivals(messages), () -> true);
                }));
            }
            for (Future<Set<String>> pass : passes) {
                assertThat(pass.get()).isEmpty();
            }
        }
    }

    private void oneRecord(Pair pair) {
        assertThat(office.leadsOf(pair.first())).hasSize(1);
        String record = office.leadsOf(pair.first()).getFirst().path("Id").asText();
        for (Lead lead : pair.both()) {
            assertThat(office.records.state(lead.id()).record()).isEqualTo(record);
            assertThat(office.tasksOf(lead)).hasSize(1);
            assertThat(office.tasksOf(lead).getFirst().path("WhoId").asText()).isEqualTo(record);
        }
    }
}
