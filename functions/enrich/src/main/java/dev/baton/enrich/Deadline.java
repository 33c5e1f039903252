package dev.baton.enrich;

import java.time.Duration;

/** A moment by which something has to be over, by the clock that never jumps. */
record Deadline(long nanos) {
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** What is left; zero when it has passed. */
    long remainingNanos() {
        return Math.max(0, nanos - System.nanoTime());
    }
}
