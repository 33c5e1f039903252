package dev.baton.ingest;

import static dev.baton.ingest.http.Requests.post;
import static dev.baton.ingest.http.Requests.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.baton.ingest.http.Answer;
import dev.baton.ingest.http.Request;
import dev.baton.lead.LeadId;
import dev.baton.lead.Status;
import dev.baton.queue.Message;
import dev.baton.store.LeadState;
import dev.baton.testing.World;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** One key is one lead, whatever happens at once, and whatever crashes in between. */
class OnceTest {
    private static final int SENDERS = 32;
    private static final String JSON = "application/json";
    private static final Request SIGNAL = with(
            post(
                    "/signals",
                    JSON,
                    "{\"email\":\"eva@acme.example\",\"signal\":\"visit\",\"at\":\"2026-11-01T09:00:00Z\"}"),
            "authorization",
            "Bearer a-long-secret");

    @Test
    void senders_of_one_body_under_one_key_at_once_get_one_lead() throws Exception {
        Ingest ingest = Ingest.fresh();

        List<Answer> answers = atOnce(sender -> () -> ingest.front.answer(request("{\"email\":\"eva@acme.example\"}")));

        assertThat(answers).allMatch(answer -> answer.status() == 202).allMatch(answers.getFirst()::equals);
        assertThat(ingest.all()).hasSize(1);
        assertThat(ingest.sent())
                .isNotEmpty()
                .allMatch(m -> m.id().equals(ingest.all().getFirst()));
    }

    @Test
    void of_senders_of_different_bodies_under_one_key_at_once_one_is_taken() throws Exception {
        Ingest ingest = Ingest.fresh();

        List<Answer> answers =
                atOnce(sender -> () -> ingest.front.answer(request("{\"email\":\"eva" + sender + "@acme.example\"}")));

        assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 422).hasSize(SENDERS - 1);
        assertThat(ingest.all()).hasSize(1);
        assertThat(ingest.sent()).hasSize(1);
    }

    @Test
    void after_a_crash_before_or_after_any_step_the_senders_repeat_gives_one_lead_that_was_sent_on() {
        int steps = 0;
        for (int crash = 0; survives(crash, "{\"email\":\"eva@acme.example\"}"); crash++) {
            steps++;
        }
        // Before and after each of: the put, the read of the person, the send.
        assertThat(steps).isEqualTo(6);
    }

    @Test
    void after_a_crash_at_any_step_a_salesforce_event_that_comes_again_gives_one_lead_that_was_sent_on() {
        int crash = 0;
        while (true) {
            Ingest ingest = Ingest.fresh();
            Ingest crashing = crashing(ingest, crash);
            if (!crashes(() -> crashing.inbox.take(Samples.event("lead-created.json")))) {
                break;
            }
            ingest.inbox.take(Samples.event("lead-created.json"));
            assertThat(ingest.all()).as("crash at %d", crash).hasSize(1);
            assertThat(ingest.sent())
                    .extracting(Message.Accepted::id)
                    .contains(ingest.all().getFirst());
            crash++;
        }
        assertThat(crash).isEqualTo(6);
    }

    @Test
    void after_a_crash_at_any_step_a_signal_that_is_sent_again_has_the_nurtured_lead_scored_again_once() {
        int crash = 0;
        while (true) {
            Ingest ingest = Ingest.fresh();
            LeadId first = ingest.nurtured("eva@acme.example");
            Ingest crashing = crashing(ingest, crash);
            if (!crashes(() -> crashing.front.answer(SIGNAL))) {
                break;
            }
            ingest.front.answer(SIGNAL);
            ingest.front.answer(SIGNAL);

            LeadState state = ingest.leads.state(first).orElseThrow();
            assertThat(state.status()).as("crash at %d", crash).isEqualTo(Status.RECEIVED);
            assertThat(state.routing()).as("crash at %d", crash).isEqualTo(2);
            assertThat(state.dueAt()).as("the watch sends what a crash did not").isPresent();
            crash++;
        }
        // Before and after: two records, two reads, what the decision saw, the move with its read, the lead, the send.
        assertThat(crash).isEqualTo(18);
    }

    private static boolean survives(int crash, String body) {
        Ingest ingest = Ingest.fresh();
        Ingest crashing = crashing(ingest, crash);
        if (!crashes(() -> crashing.front.answer(request(body)))) {
            return false;
        }

        Answer answer = ingest.front.answer(request(body));

        assertThat(answer.status()).as("crash at %d", crash).isEqualTo(202);
        assertThat(ingest.all()).as("crash at %d", crash).hasSize(1);
        assertThat(answer.body()).contains(ingest.all().getFirst().value());
        assertThat(ingest.sent())
                .as("crash at %d", crash)
                .extracting(Message.Accepted::id)
                .contains(ingest.all().getFirst());
        return true;
    }

    /** What no code catches: the process is gone. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static boolean crashes(Runnable work) {
        try {
            work.run();
            return false;
        } catch (Crash e) {
            return true;
        }
    }

    /** The same world, through a process that dies at the given step: even ones before a call, odd ones after it. */
    private static Ingest crashing(Ingest ingest, int crash) {
        AtomicInteger step = new AtomicInteger();
        Runnable next = () -> {
            if (step.getAndIncrement() == crash) {
                throw new Crash();
            }
        };
        DynamoDbClient dynamo = World.dynamoClient()
                .overrideConfiguration(c -> c.addExecutionInterceptor(new ExecutionInterceptor() {
                    @Override
                    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                        next.run();
                    }

                    @Override
                    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
                        next.run();
                    }
                }))
                .build();
        return new Ingest(ingest.world, dynamo, message -> {
            next.run();
            Ingest.toEnrich(ingest.world).send(message);
            next.run();
        });
    }

    private static Request request(String body) {
        return with(post("/leads", JSON, body), "idempotency-key", "one");
    }

    private static List<Answer> atOnce(IntFunction<Callable<Answer>> sender) throws InterruptedException {
        List<Callable<Answer>> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            senders.add(sender.apply(i));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(SENDERS)) {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(senders)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (ExecutionException e) {
            return fail(e);
        }
    }
}
