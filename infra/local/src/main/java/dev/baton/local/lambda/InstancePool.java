package dev.baton.local.lambda;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A function's processes: the idle ones, the busy ones, and when to start another. Thread-safe. */
final class InstancePool {
    /** Another process costs seconds of a laptop's CPU, so an event waits this long for a busy one first. */
    private static final Duration PATIENCE = Duration.ofMillis(400);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Starter starter;
    private final int maximum;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Instance> idle = new ArrayDeque<>();
    private final List<Instance> live = new ArrayList<>();
    private final AtomicLong starts = new AtomicLong();
    private final AtomicLong crashes = new AtomicLong();
    private int starting;
    private int failedStarts;
    private Instant notBefore = Instant.MIN;
    private boolean closed;

    /** Starts a process, without waiting until it is ready. */
    interface Starter {
        Instance start() throws IOException;
    }

    InstancePool(Starter starter, int maximum) {
        this.starter = starter;
        this.maximum = maximum;
    }

    /**
     * A process for one invocation: an idle one, or a new one where there is none or where all were busy for too long.
     *
     * @throws IOException if the new one did not start, or the one before did not and it is too early to try again
     */
    Instance take() throws IOException, InterruptedException {
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
            instance = starter.start();
            starts.incrementAndGet();
            admit(instance);
            instance.awaitReady();
            started = true;
            return instance;
        } finally {
            lock.lock();
            try {
                starting--;
                pause(started);
                if (!started && instance != null) {
                    forget(instance);
                }
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    // What does not start is not tried again at once: 2, 4, 8, 16, 30 seconds.
    private void pause(boolean started) {
        failedStarts = started ? 0 : failedStarts + 1;
        Duration pause = Duration.ofSeconds(1L << Math.min(failedStarts, 5));
        notBefore =
                started ? Instant.MIN : Instant.now().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
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

    /** It is free again. */
    void giveBack(Instance instance) {
        lock.lock();
        try {
            idle.addFirst(instance);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** It is of no use any more. */
    void drop(Instance instance) {
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

    /** Kills one, a busy one first; false if there is none. */
    boolean kill() {
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

    FunctionStats stats(long invocations) {
        lock.lock();
        try {
            return new FunctionStats(
                    live.stream().filter(Instance::isAlive).map(Instance::pid).toList(),
                    (int) live.stream()
                            .filter(each -> each.isAlive() && !idle.contains(each))
                            .count(),
                    starts.get(),
                    crashes.get(),
                    invocations);
        } finally {
            lock.unlock();
        }
    }

    /** Asks all to end, and ends those that have not done so in that time. */
    void retire(Duration time) throws InterruptedException {
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
}
