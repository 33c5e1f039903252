package dev.baton.local;

import dev.baton.local.gateway.Duplicates;
import dev.baton.local.gateway.Schedules;
import dev.baton.local.lambda.FunctionHost;
import dev.baton.local.lambda.FunctionStats;
import dev.baton.local.lambda.Result;
import dev.baton.standin.StandIn;
import java.net.URI;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A running template: engines, queues, tables, the HTTP API, the event bus, and functions that start when first needed. It ends with
 * {@link #close}. Thread-safe.
 */
public final class LocalRun implements AutoCloseable {
    private final Deque<AutoCloseable> open;
    private final Map<String, FunctionHost> functions;
    private final Map<String, String> environment;
    private final Map<String, String> values;
    private final Duplicates duplicates;
    private final URI api;
    private final Path events;
    private final Optional<StandIn> salesforce;

    /** What was built; {@code open} is closed from its head. */
    LocalRun(
            Deque<AutoCloseable> open,
            Map<String, FunctionHost> functions,
            Map<String, String> environment,
            Map<String, String> values,
            Duplicates duplicates,
            URI api,
            Path events,
            Optional<StandIn> salesforce) {
        this.open = open;
        this.functions = functions;
        this.environment = environment;
        this.values = values;
        this.duplicates = duplicates;
        this.api = api;
        this.events = events;
        this.salesforce = salesforce;
    }

    /** What may be chosen before it starts. */
    public static LocalRunBuilder builder() {
        return new LocalRunBuilder();
    }

    /** Where leads are posted. */
    public URI api() {
        return api;
    }

    /** What a function or the command line needs to reach this run's tables, queues and events. */
    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** The template's reference to a value: {@code Leads} is the name of that table, {@code ScoreQueue} the URL of that queue. */
    public String value(String reference) {
        return Optional.ofNullable(values.get(reference))
                .orElseThrow(() -> new IllegalArgumentException("The template has no " + reference));
    }

    /** The file in which events are appended, a line each, that no rule takes: the outcomes of leads. */
    public Path events() {
        return events;
    }

    /** The stand-in for Salesforce, if one was asked for. */
    public Optional<StandIn> salesforce() {
        return salesforce;
    }

    /** The functions' short names. */
    public List<String> functions() {
        return List.copyOf(functions.keySet());
    }

    /** Invokes a function with an event, as AWS would; a schedule's is {@link Schedules#event}. */
    public Result invoke(String function, String event) throws InterruptedException {
        return host(function).invoke(event);
    }

    /** Ends one process of a function with SIGKILL, one that is at work first; false if it has none. */
    public boolean kill(String function) {
        return host(function).kill();
    }

    /** What a function did so far. */
    public FunctionStats stats(String function) {
        return host(function).stats();
    }

    /** How many messages were delivered twice on purpose. */
    public long duplicates() {
        return duplicates.count();
    }

    /** Whether each function starts as fast as it can: it is native, or its AOT cache is there. */
    boolean isTrained() {
        return functions.values().stream().allMatch(FunctionHost::isTrained);
    }

    /** Whether nothing but a schedule calls that function. */
    boolean isScheduled(String function) {
        return !host(function).function().schedules().isEmpty()
                && host(function).function().queues().isEmpty();
    }

    private FunctionHost host(String function) {
        return Optional.ofNullable(functions.get(function))
                .orElseThrow(() -> new IllegalArgumentException("The template has no function " + function));
    }

    /** Ends every process that was started, in the reverse order. */
    @Override
    public synchronized void close() {
        Assembly.closeAll(open);
    }
}
