package dev.baton.assign;

import dev.baton.store.StoreException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Waits between tries: any time up to a length that doubles, half a second at most. */
final class Pause {
    private static final Duration FIRST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofMillis(500);

    private Pause() {}

    static void before(int again) {
        long most = Math.min(FIRST.toNanos() << Math.min(again, 10), LONGEST.toNanos());
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most) + 1_000_000);
    }

    static StoreException exhausted() {
        return new StoreException.Busy("contention outlasted every try", new IllegalStateException("conflicts"));
    }
}
