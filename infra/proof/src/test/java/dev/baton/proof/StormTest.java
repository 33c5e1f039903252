package dev.baton.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.LeadId;
import dev.baton.lead.Status;
import dev.baton.proof.inside.Conflicts;
import dev.baton.store.Closing;
import dev.baton.store.LeadState;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two thousand leads at once over three cells, while functions are killed, a fifth of all transactions conflict, one message in twenty is
 * delivered twice, and reps fill up and are freed. What must hold is read from the tables alone.
 */
class StormTest {
    private static final int LEADS = 2_000;
    private static final int KILLS = 20;
    private static final String[] COUNTRIES = {"DE", "ES", "US", "SE", "IT", "BR"};
    private static final long SEED = Long.getLong("baton.seed", System.nanoTime());

    @TempDir
    Path folder;

    @Test
    void no_lead_is_lost_none_is_owned_twice_and_nobody_has_too_many() throws Exception {
        System.out.println("storm: seed " + SEED);
        Random random = new Random(SEED);
        String team = "infra/proof/src/test/resources/storm/";
        try (Stack stack = Stack.start(
                        folder,
                        team + "roster.csv",
                        team + "accounts.csv",
                        team + "playbook.yaml",
                        builder -> builder.scheduleEvery(Duration.ofSeconds(5))
                                .duplicates(0.05, SEED)
                                .environment(Conflicts.SHARE, "0.2"));
                ExecutorService senders = Executors.newFixedThreadPool(16);
                ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor()) {
            AtomicInteger kills = new AtomicInteger();
            Future<?> killing = killer.scheduleAtFixedRate(() -> kill(stack, random, kills), 10, 6, TimeUnit.SECONDS);
            List<Future<LeadId>> posted = IntStream.range(0, LEADS)
                    .mapToObj(i -> senders.submit(() -> post(stack, i)))
                    .toList();
            List<LeadId> accepted = new ArrayList<>();
            for (Future<LeadId> each : posted) {
                accepted.add(each.get());
            }
            assertThat(accepted).doesNotHaveDuplicates().hasSize(LEADS);
            settle(stack, new Random(SEED));
            killing.cancel(false);
            assertThat(kills).hasPositiveValue();
            Map<Status, Integer> counts = count(stack);
            System.out.println(
                    "storm: " + kills + " kills, " + stack.run().duplicates() + " delivered twice, " + counts);
            assertThat(counts.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(LEADS);
            Stack.Said totals = stack.baton("totals");
            assertThat(totals.status()).as(totals.text()).isZero();
            assertThat(Replays.notIdentical(stack)).as("replayed otherwise").isEmpty();
        }
    }

    /** A sender repeats until it is answered, with its own key: that is what a sender has to do, and all. */
    private static LeadId post(Stack stack, int number) {
        String body = """
                {"firstName":"Storm","lastName":"Number %d","email":"n%d@storm%d.example","company":"Storm %d",
                 "country":"%s","request":"%s"}""".formatted(
                        number,
                        number,
                        number,
                        number,
                        COUNTRIES[number % COUNTRIES.length],
                        number % 20 == 0 ? "news" : "demo");
        return Awaitility.await("lead number " + number + " is accepted")
                .atMost(Duration.ofMinutes(4))
                .ignoreExceptions()
                .until(
                        () -> {
                            HttpResponse<String> answer = stack.post(
                                    "/leads",
                                    "application/json",
                                    body.getBytes(StandardCharsets.UTF_8),
                                    "Idempotency-Key",
                                    "storm-" + number);
                            return answer.statusCode() == 202 ? stack.accepted(answer) : null;
                        },
                        java.util.Objects::nonNull);
    }

    /** Kills a function's process every few seconds: often enough to hit every stage at work, seldom enough that work gets done. */
    private static void kill(Stack stack, Random random, AtomicInteger kills) {
        List<String> functions = stack.run().functions();
        if (kills.get() < KILLS && stack.run().kill(functions.get(random.nextInt(functions.size())))) {
            kills.incrementAndGet();
        }
    }

    /** Frees reps until nobody waits any more and every lead has its outcome. */
    private static void settle(Stack stack, Random random) {
        Closing closing = new Closing(stack.dynamoDb(), stack.tables());
        Awaitility.await("every lead has its outcome")
                .atMost(Duration.ofMinutes(6))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    Map<Status, Integer> counts = count(stack);
                    if (counts.getOrDefault(Status.HELD, 0) > 0) {
                        free(stack, closing, random);
                    }
                    return counts.getOrDefault(Status.HELD, 0) + counts.getOrDefault(Status.RECEIVED, 0) == 0;
                });
    }

    private static void free(Stack stack, Closing closing, Random random) {
        List<LeadId> open = new ArrayList<>(
                stack.all().stream().filter(LeadState::open).map(LeadState::id).toList());
        Collections.shuffle(open, random);
        open.stream().limit(150).forEach(id -> closing.close(id, "storm", "to make room", Instant.now()));
    }

    private static Map<Status, Integer> count(Stack stack) {
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        stack.all().forEach(state -> counts.merge(state.status(), 1, Integer::sum));
        return counts;
    }
}
