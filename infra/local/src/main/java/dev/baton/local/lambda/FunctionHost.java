package dev.baton.local.lambda;

import dev.baton.local.template.FunctionSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One function as Lambda would run it: no process until it is first needed, more of them as load asks, up to a bound; a crashed or
 * overdue one is replaced when the next event comes. Thread-safe.
 */
public final class FunctionHost implements AutoCloseable {
    /** Another process costs seconds of a laptop's CPU, so an event waits this long for a busy one first. */
    private static final Duration PATIENCE = Duration.ofMillis(400);

    /** A process in training writes its AOT cache when it is asked to end: some 5 s of CPU. */
    private static final Duration CACHE_WRITTEN = Duration.ofSeconds(90);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final FunctionSpec function;
    private final Artifact artifact;
    private final Launch launch;
    private final Map<String, String> environment;
    private final Path log;
    private final int maximum;
    private final Consumer<String> notices;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Instance> idle = new ArrayDeque<>();
    private final List<Instance> live = new ArrayList<>();
    private int starting;
    private int failedStarts;
    private Instant notBefore = Instant.MIN;
    private boolean closed;
    private final AtomicLong crashes = new AtomicLong();
    private final AtomicLong starts = new AtomicLong();
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
        this.environment = environment;
        this.log = log;
        this.maximum = maximum;
        this.notices = notices;
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
            instance = take();
        } catch (IOException e) {
            return new Result.Crashed(String.valueOf(e.getMessage()));
        }
        invocations.incrementAndGet();
        Result result = instance.invoke(event);
        switch (result) {
            case Result.Answered _ -> giveBack(instance);
            case Result.Failed _ -> giveBack(instance);
            case Result.Crashed _ -> drop(instance);
            case Result.TimedOut _ -> drop(instance);
        }
        return result;
    }

    private Instance take() throws IOException, InterruptedException {
        Instant patience = Instant.now().plus(PATIENCE);
        lock.lock();
        try {
            while (true) {
                if (closed) {
                    throw new IOException("the local run is stopping");
                }
                Instance free = idle.pollFirst();
                if (free != null && free.isAlive()) {
                    return free;
                }
                if (free != null) {
                    forget(free);
                    continue;
                }
                boolean wanted = live.isEmpty() || Instant.now().isAfter(patience);
                if (wanted && starting == 0 && live.size() < maximum) {
                    break;
                }
                var _ = changed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
            if (Instant.now().isBefore(notBefore)) {
                throw new IOException("it did not start before; the next try is at " + notBefore);
            }
            starting++;
        } finally {
            lock.unlock();
        }
        return startOne();
    }

    private Instance startOne() throws IOException, InterruptedException {
        boolean started = false;
        Instance instance = null;
        try {
            instance = Instance.start(
                    function, launch.command(function.name(), artifact, function.memory()), environment, log, arn());
            starts.incrementAndGet();
            admit(instance);
            instance.awaitReady();
            started = true;
            return instance;
        } catch (IOException e) {
            crashes.incrementAndGet();
            notices.accept(function.name() + " did not start: " + e.getMessage() + "; see " + log);
            throw e;
        } finally {
            lock.lock();
            try {
                starting--;
                failedStarts = started ? 0 : failedStarts + 1;
                Duration pause = Duration.ofSeconds(1L << Math.min(failedStarts, 5));
                notBefore = started
                        ? Instant.MIN
                        : Instant.now().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
                if (!started && instance != null) {
                    live.remove(instance);
                    instance.close();
                }
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void admit(Instance instance) throws IOException {
        lock.lock();
        try {
            if (closed) {
                instance.close();
                throw new IOException("the local run is stopping");
            }
            live.add(instance);
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(Instance instance) {
        lock.lock();
        try {
            idle.addFirst(instance);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void drop(Instance instance) {
        lock.lock();
        try {
            forget(instance);
        } finally {
            lock.unlock();
        }
    }

    // Under the lock.
    private void forget(Instance instance) {
        if (live.remove(instance) && !closed) {
            crashes.incrementAndGet();
        }
        instance.close();
        changed.signalAll();
    }

    /** Ends one of its processes as the kernel would (SIGKILL), the busiest first; false if there is none. */
    public boolean kill() {
        lock.lock();
        try {
            return live.stream()
                    .filter(each -> !idle.contains(each))
                    .findFirst()
                    .or(() -> live.stream().findFirst())
                    .map(each -> {
                        each.kill();
                        return true;
                    })
                    .orElse(false);
        } finally {
            lock.unlock();
        }
    }

    /** What can be said about it now. */
    public FunctionStats stats() {
        lock.lock();
        try {
            return new FunctionStats(
                    live.stream().filter(Instance::isAlive).map(Instance::pid).toList(),
                    starts.get(),
                    crashes.get(),
                    invocations.get());
        } finally {
            lock.unlock();
        }
    }

    /** Whether it starts as fast as it can: it is native, or its AOT cache is there. */
    public boolean isTrained() {
        return launch.hasCache(function.name(), artifact);
    }

    // Asks all of its processes to end, and ends those that have not done so in that time.
    private void retire(Duration time) throws InterruptedException {
        List<Instance> ending;
        lock.lock();
        try {
            closed = true;
            ending = List.copyOf(live);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        ending.forEach(Instance::retire);
        Instant deadline = Instant.now().plus(time);
        for (Instance each : ending) {
            var _ = each.awaitEnd(Duration.between(Instant.now(), deadline));
            each.close();
        }
    }

    @Override
    public void close() {
        try {
            retire(launch.training() ? CACHE_WRITTEN : Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String arn() {
        return "arn:aws:lambda:us-east-1:000000000000:function:" + function.id();
    }
}
