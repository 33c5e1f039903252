package dev.baton.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Sends change events to whoever listens, from a thread of its own. On request it shuffles, repeats and loses some, and tells of what it
 * lost by gap events, as Salesforce may. Thread-safe.
 */
public final class Relay implements AutoCloseable {
    private static final Duration GATHERING = Duration.ofMillis(500);

    private final ChangeEvents events;
    private final Random random;
    private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final List<ObjectNode> untold = new ArrayList<>();
    private final List<ObjectNode> waiting = new ArrayList<>();
    private final Consumer<ObjectNode> listener;
    private final Thread sender;
    private final AtomicInteger pending = new AtomicInteger();
    private volatile boolean open = true;
    private volatile Mischief mischief = Mischief.NONE;
    private final AtomicLong sent = new AtomicLong();

    /**
     * What happens to events on their way.
     *
     * @param shuffled how many events are gathered and sent in any order; 1 keeps the order
     * @param repeated the share that is sent twice
     * @param lost the share that is not sent
     */
    public record Mischief(int shuffled, double repeated, double lost) {
        /** All arrive, once, in order. */
        public static final Mischief NONE = new Mischief(1, 0, 0);
    }

    Relay(ChangeEvents events, Consumer<ObjectNode> listener, long seed) {
        this.events = events;
        this.listener = listener;
        this.random = new Random(seed);
        this.sender = Thread.ofVirtual().name("relay").start(this::send);
    }

    /** From now on this happens to events. */
    public void mischief(Mischief chosen) {
        mischief = chosen;
        enqueue(this::flush);
    }

    /** Sends gap events for everything that was lost so far. */
    public void gaps() {
        enqueue(() -> {
            flush();
            List<ObjectNode> told = List.copyOf(untold);
            untold.clear();
            told.forEach(this::deliver);
        });
    }

    /** How many events were sent so far, repeated ones twice. */
    public long sent() {
        return sent.get();
    }

    /** Whether everything that was committed has been sent, or lost. */
    public boolean isIdle() {
        return pending.get() == 0 && waiting() == 0;
    }

    private void enqueue(Runnable work) {
        pending.incrementAndGet();
        queue.add(work);
    }

    private synchronized int waiting() {
        return waiting.size();
    }

    // Called under the org's lock, in the order of the commits: only queues.
    void committed(Caller caller, List<Change> changes, Instant at) {
        enqueue(() -> {
            List<Change> told = new ArrayList<>();
            for (Change change : changes) {
                if (random.nextDouble() < mischief.lost()) {
                    events.gap(change, at).ifPresent(untold::add);
                } else {
                    told.add(change);
                }
            }
            for (ObjectNode event : events.of(caller, told, at)) {
                add(event);
                if (random.nextDouble() < mischief.repeated()) {
                    add(event);
                }
            }
            if (waiting() >= mischief.shuffled()) {
                flush();
            }
        });
    }

    private synchronized void add(ObjectNode event) {
        waiting.add(event);
    }

    private void flush() {
        List<ObjectNode> ready;
        synchronized (this) {
            ready = new ArrayList<>(waiting);
            waiting.clear();
        }
        if (mischief.shuffled() > 1) {
            Collections.shuffle(ready, random);
        }
        ready.forEach(this::deliver);
    }

    private void deliver(ObjectNode event) {
        listener.accept(event);
        sent.incrementAndGet();
    }

    private void send() {
        while (open) {
            try {
                // What was gathered to be shuffled does not wait for ever.
                Optional<Runnable> next = Optional.ofNullable(queue.poll(GATHERING.toMillis(), TimeUnit.MILLISECONDS));
                if (next.isPresent()) {
                    next.get().run();
                    pending.decrementAndGet();
                } else {
                    flush();
                }
            } catch (InterruptedException stopping) {
                return;
            }
        }
    }

    @Override
    public void close() {
        open = false;
        sender.interrupt();
    }
}
