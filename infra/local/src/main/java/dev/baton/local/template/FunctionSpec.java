package dev.baton.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A function and what calls it.
 *
 * @param id its logical id, {@code AssignFunction}
 * @param artifact its function.zip
 * @param timeout after which an invocation is ended
 * @param memory in MB
 * @param environment its variables, resolved
 * @param routes of the HTTP API
 * @param queues that it consumes
 * @param schedules when it is called, and with what
 */
public record FunctionSpec(
        String id,
        Path artifact,
        Duration timeout,
        int memory,
        Map<String, String> environment,
        List<Route> routes,
        List<QueueSource> queues,
        List<Schedule> schedules) {

    /** The short name, as people say it and as its log is called: {@code assign}. */
    public String name() {
        return id.replaceFirst("Function$", "").toLowerCase(Locale.ROOT);
    }

    /**
     * One route of the HTTP API.
     *
     * @param method in capitals
     * @param path with its parameters in braces
     */
    public record Route(String method, String path) {}

    /**
     * A queue that a function consumes.
     *
     * @param arn the queue's
     * @param batchSize how many messages at most are handed over together
     * @param window how long a batch waits to fill
     * @param reportsFailures whether the answer names the messages that failed
     * @param maxConcurrency how many batches at most are under way at once
     */
    public record QueueSource(
            String arn, int batchSize, Duration window, boolean reportsFailures, int maxConcurrency) {}
}
