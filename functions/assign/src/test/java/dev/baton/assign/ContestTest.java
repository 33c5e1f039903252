package dev.baton.assign;

import static dev.baton.assign.Floor.FALLBACK;
import static dev.baton.assign.Floor.pool;
import static dev.baton.assign.Floor.rep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Lead;
import dev.baton.lead.Mode;
import dev.baton.lead.Status;
import dev.baton.queue.Message;
import dev.baton.store.LeadState;
import dev.baton.store.Reassign;
import dev.baton.store.ReassignResult;
import dev.baton.store.Reassigning;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;

/** C3 of the cases: several who decide about one lead at the same moment. */
class ContestTest {
    private final Floor floor = Floor.open();

    @RepeatedTest(6)
    void c03_aDuplicateAPersonAndASweepMeetOnOneLeadAndOneWins() throws Exception {
        floor.publish(pool("sdr", Duration.ofHours(4), FALLBACK, "sdr"));
        floor.staff(rep("ana", "sdr", OptionalInt.empty()), rep("cy", "elsewhere", OptionalInt.empty()));
        floor.roster.turn("ana", false);
        Lead lead = floor.accept("one");
        floor.assign(floor.scored(lead, "sdr"));
        LeadState seen = floor.state(lead);
        assertThat(seen.status()).isEqualTo(Status.HELD);
        floor.roster.turn("ana", true);

        var cy = floor.roster.rep("cy").orElseThrow();
        CountDownLatch start = new CountDownLatch(1);
        ReassignResult byPerson;
        try (ExecutorService all = Executors.newFixedThreadPool(4)) {
            Future<Set<String>> duplicate = all.submit(after(start, () -> floor.assign(floor.scored(lead, "sdr"))));
            Future<Set<String>> sweep = all.submit(after(start, () -> floor.assign(new Message.Doorbell("sdr"))));
            Future<Set<String>> again = all.submit(after(start, () -> floor.assign(new Message.Doorbell("sdr"))));
            Future<ReassignResult> person = all.submit(after(
                    start,
                    () -> new Reassigning(floor.dynamo, floor.tables)
                            .reassign(seen, new Reassign(cy, "sdr", Mode.LIVE, "sam", "", false), floor.now())));
            start.countDown();
            byPerson = person.get();
            assertThat(List.of(duplicate.get(), sweep.get(), again.get())).containsOnly(Set.of());
        }
        floor.assign(new Message.Doorbell("sdr"));

        boolean won = byPerson instanceof ReassignResult.Reassigned;
        assertThat(floor.owner(lead)).isEqualTo(won ? "cy" : "ana");
        assertThat(floor.state(lead).routing()).isEqualTo(won ? 2 : 1);
        assertThat(floor.leads.decisions(lead.id())).hasSize(1);
        assertThat(floor.leads.events(lead.id()).stream()
                        .filter(event -> event.kind().equals("reassigned")))
                .hasSize(won ? 1 : 0);
        if (!won) {
            assertThat(byPerson)
                    .isInstanceOfSatisfying(
                            ReassignResult.Changed.class,
                            changed -> assertThat(changed.there().status()).isEqualTo(Status.ASSIGNED));
        }
        assertThat(floor.roster.load("ana").value().open()
                        + floor.roster.load("cy").value().open())
                .isEqualTo(1);
        assertThat(floor.violations()).isEmpty();
        assertThat(new Aftermath(floor).notIdentical()).isEmpty();
    }

    private static <T> Callable<T> after(CountDownLatch start, Callable<T> what) {
        return () -> {
            start.await();
            return what.call();
        };
    }
}
