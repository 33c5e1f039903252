package dev.baton.local.lambda;

import dev.baton.local.template.FunctionSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * One function as Lambda would run it: no process until it is first needed, more of them as load asks, up to a bound; a crashed or
 * overdue one is replaced when the next event comes. Thread-safe.
 */
public final class FunctionHost implements AutoCloseable {
    /** A process in training writes its AOT cache when it is asked to end: some 5 s of CPU. */
    private static final Duration CACHE_WRITTEN = Duration.ofSeconds(90);

    private final FunctionSpec function;
    private final Artifact artifact;
    private final Launch launch;
    private final int maximum;
    private final InstancePool pool;
    private final Path log;
    private final Consumer<String> notices;
    private final AtomicLong invocations = new AtomicLong();

    private FunctionHost(
            FunctionSpec function,
            Artifact artifact,
            Launch launch,
            Map<String, String> environment,
            Path log,
            int maximum,
            Consumer<String> notices) {
        this.function = function;
        this.artifact = artifact;
        this.launch = launch;
        this.log = log;
        this.maximum = maximum;
        this.notices = notices;
        this.pool = new InstancePool(
                () -> Instance.start(
                        function,
                        launch.command(function.name(), artifact, function.memory()),
                        environment,
                        log,
                        arn(function)),
                maximum);
    }

    /**
     * Lays out the function's artifact; starts nothing yet.
     *
     * @param function what to run
     * @param artifacts the folder where artifacts are laid out
     * @param environment all of the function's variables, those of Lambda and the SDK too
     * @param logs the folder of the log files
     * @param maximum how many processes at most
     * @param notices hears, in a line each, what goes wrong
     * @throws IOException if the artifact is not there
     */
    public static FunctionHost of(
            FunctionSpec function,
            Path artifacts,
            Launch launch,
            Map<String, String> environment,
            Path logs,
            int maximum,
            Consumer<String> notices)
            throws IOException {
        return new FunctionHost(
                function,
                Artifact.unpack(function.artifact(), artifacts),
                launch,
                Map.copyOf(environment),
                logs.resolve(function.name() + ".log"),
                maximum,
                notices);
    }

    /** What it runs. */
    public FunctionSpec function() {
        return function;
    }

    /** How many processes it may have. */
    public int maximum() {
        return maximum;
    }

    /** Invokes it, waiting for a free process where all are busy. */
    public Result invoke(String event) throws InterruptedException {
        Instance instance;
        try {
            instance = pool.take();
        } catch (IOException e) {
            notices.accept(function.name() + " did not start: " + e.getMessage() + "; see " + log);
            return new Result.Crashed(String.valueOf(e.getMessage()));
        }
        invocations.incrementAndGet();
        boolean usable = false;
        try {
            Result result = instance.invoke(event);
            usable = result instanceof Result.Answered || result instanceof Result.Failed;
            return result;
        } finally {
            if (usable) {
                pool.giveBack(instance);
            } else {
                pool.drop(instance);
            }
        }
    }

    /** Ends one of its processes as the kernel would (SIGKILL), the busiest first; false if there is none. */
    public boolean kill() {
        return pool.kill();
    }

    /** What can be said about it now. */
    public FunctionStats stats() {
        return pool.stats(invocations.get());
    }

    /** Whether it starts as fast as it can: it is native, or its AOT cache is there. */
    public boolean isTrained() {
        return launch.hasCache(function.name(), artifact);
    }

    @Override
    public void close() {
        try {
            pool.retire(launch.training() ? CACHE_WRITTEN : Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String arn(FunctionSpec function) {
        return "arn:aws:lambda:us-east-1:000000000000:function:" + function.id();
    }
}
