package dev.baton.assign;

import static dev.baton.assign.Floor.FALLBACK;
import static dev.baton.assign.Floor.pool;
import static dev.baton.assign.Floor.rep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.queue.Message;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** C2 and C5 of the acceptance cases, through the real store. */
class SpreadTest {
    private static final OptionalInt ANY = OptionalInt.empty();

    private final Floor floor = Floor.open();

    @BeforeEach
    void aPoolOfFour() {
        floor.publish(pool("dach", Duration.ofHours(4), FALLBACK, "ae"));
        floor.staff(rep("ana", "ae", ANY), rep("bo", "ae", ANY), rep("cem", "ae", ANY), rep("dana", "ae", ANY));
    }

    /** FIFO would have one writer for the cell; here eight write at once, as after visibility time-outs, and the fences must do. */
    @Test
    void sixtyFourLeadsAtOnceOverEightWritersAreSixteenEachAndNoneTwice() throws Exception {
        Deque<Message> leads = new ArrayDeque<>();
        for (int i = 0; i < 64; i++) {
            leads.add(floor.fresh("lead" + i, "dach"));
        }
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            List<Message> own = new ArrayList<>();
            for (int j = 0; j < 8; j++) {
                own.add(leads.pop());
            }
            writers.add(() -> untilDone(own));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> writer : threads.invokeAll(writers)) {
                writer.get();
            }
        }

        assertThat(floor.owners()).isEqualTo(Map.of("ana", 16L, "bo", 16L, "cem", 16L, "dana", 16L));
        for (String rep : List.of("ana", "bo", "cem", "dana")) {
            assertThat(floor.roster.load(rep).value().open()).isEqualTo(16);
        }
        assertThat(floor.delivered)
                .extracting(Message.Deliver::id)
                .doesNotHaveDuplicates()
                .hasSize(64);
    }

    @Test
    void aBurstOfTwoHundredIsSpreadAsTwoHundredSingleLeads() {
        List<Message> burst = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            burst.add(floor.fresh("lead" + i, "dach"));
        }
        Collections.reverse(burst);
        for (int from = 0; from < 200; from += 10) {
            assertThat(floor.assign(burst.subList(from, from + 10).toArray(Message[]::new)))
                    .isEmpty();
        }

        assertThat(floor.owners()).isEqualTo(Map.of("ana", 50L, "bo", 50L, "cem", 50L, "dana", 50L));
    }

    /** What SQS does with records that are reported as failed. */
    private boolean untilDone(List<Message> messages) {
        List<Message> open = messages;
        for (int receives = 0; !open.isEmpty(); receives++) {
            assertThat(receives).as("receives before the dead letters").isLessThan(5);
            Set<String> failed = floor.assign(open.toArray(Message[]::new));
            List<Message> again = new ArrayList<>();
            for (int i = 0; i < open.size(); i++) {
                if (failed.contains("record-" + i)) {
                    again.add(open.get(i));
                }
            }
            open = again;
        }
        return true;
    }
}
