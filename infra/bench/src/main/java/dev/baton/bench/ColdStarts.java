package dev.baton.bench;

import dev.baton.local.gateway.Schedules;
import dev.baton.local.lambda.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From the start of a function's process to its first answer, to a real event: a form, a lead from the stage before, a Salesforce event.
 * Every time the process before is killed first. For one thread.
 */
final class ColdStarts {
    private static final Duration MOST = Duration.ofSeconds(30);

    private final Stack stack;
    private final Path root;

    /** Of a stack whose functions nobody else calls. */
    ColdStarts(Stack stack, Path root) {
        this.stack = stack;
        this.root = root;
    }

    /** Calls a function and waits for its answer. */
    private interface Call {
        void make() throws InterruptedException;
    }

    /** Milliseconds, for each function. */
    Map<String, Samples> measure(int times) throws InterruptedException {
        Map<String, Samples> results = new LinkedHashMap<>();
        for (Map.Entry<String, Call> function : calls().entrySet()) {
            List<Double> taken = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                taken.add(once(function.getKey(), function.getValue()));
            }
            results.put(function.getKey(), Samples.of(taken));
        }
        return results;
    }

    /** Milliseconds, for a stage that does nothing. */
    Samples idle(int times) throws InterruptedException {
        List<Double> taken = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            taken.add(once("enrich", () -> answer("enrich", Conveyor.event("nothing"))));
        }
        return Samples.of(taken);
    }

    // Each stage is given the message that the one before it sent for a fresh lead; a repeat of it is harmless, by
    // design.
    private Map<String, Call> calls() throws InterruptedException {
        Forms forms = new Forms();
        Map<String, Call> calls = new LinkedHashMap<>();
        calls.put("form", () -> stack.post(forms.next()));
        calls.put("events", () -> answer("events", Conveyor.event(sample())));
        HttpResponse<String> accepted = stack.post(forms.next());
        String lead = accepted.headers().firstValue("location").orElseThrow();
        for (Stage stage : Conveyor.STAGES) {
            String event = Conveyor.event(List.of(stack.queue(stage.queue()).next()));
            calls.put(stage.function(), () -> answer(stage.function(), event));
            answer(stage.function(), event);
        }
        calls.put(
                "watch", () -> answer("watch", Schedules.event(Clock.systemUTC().instant())));
        calls.put("console", () -> stack.get(lead));
        return calls;
    }

    private double once(String function, Call call) throws InterruptedException {
        end(function);
        long start = System.nanoTime();
        call.make();
        return (System.nanoTime() - start) / 1e6;
    }

    private void end(String function) throws InterruptedException {
        long deadline = System.nanoTime() + MOST.toNanos();
        while (!stack.run().stats(function).pids().isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(function + " does not end");
            }
            stack.run().kill(function);
            Thread.sleep(Duration.ofMillis(20));
        }
    }

    private void answer(String function, String event) throws InterruptedException {
        Result result = stack.run().invoke(function, event);
        if (!(result instanceof Result.Answered answered) || answered.payload().contains("itemIdentifier")) {
            throw new IllegalStateException(function + " did not answer as it should: it " + result.summary());
        }
    }

    private String sample() {
        try {
            return Files.readString(root.resolve("events/samples/salesforce-lead-submitted.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
