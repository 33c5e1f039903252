package dev.baton.local.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.local.lambda.FunctionHost;
import dev.baton.local.lambda.Result;
import dev.baton.local.template.Schedule;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Calls functions at their rates, the first time after one period. A call that lasts longer than the period delays the next. */
public final class Schedules implements AutoCloseable {
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(
            1, Thread.ofVirtual().name("schedule-", 0).factory());
    private final Clock clock;
    private final Consumer<String> notices;

    /** None yet. */
    public Schedules(Clock clock, Consumer<String> notices) {
        this.clock = clock;
        this.notices = notices;
    }

    /** Begins to call a function as a schedule says. */
    public void add(FunctionHost function, Schedule schedule) {
        var _ = timer.scheduleAtFixedRate(
                () -> call(function, schedule),
                schedule.first(clock.instant()).toMillis(),
                schedule.period().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        var _ = timer.shutdownNow();
    }

    private void call(FunctionHost function, Schedule schedule) {
        try {
            Result result = function.invoke(schedule.input().orElseGet(() -> event(clock.instant())));
            if (!(result instanceof Result.Answered)) {
                notices.accept(function.function().name() + " " + result.summary());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** EventBridge's scheduled event. */
    public static String event(Instant now) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("version", "0");
        event.put("id", UUID.randomUUID().toString());
        event.put("detail-type", "Scheduled Event");
        event.put("source", "aws.events");
        event.put("account", "000000000000");
        event.put("time", now.truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", "us-east-1");
        event.putArray("resources");
        event.putObject("detail");
        return event.toString();
    }
}
