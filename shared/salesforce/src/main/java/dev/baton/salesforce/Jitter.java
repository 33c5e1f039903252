package dev.baton.salesforce;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** When to try again, so that those who failed together do not come back together. */
public final class Jitter {
    private static final int MOST_DOUBLINGS = 20;

    private Jitter() {}

    /**
     * A wait drawn evenly from the upper half of {@code base} doubled once for each attempt before, at most {@code most}.
     *
     * @param attempt from 1
     */
    public static Duration wait(int attempt, Duration base, Duration most, RandomGenerator random) {
        long whole = Math.min(most.toMillis(), base.toMillis() << Math.clamp(attempt - 1L, 0, MOST_DOUBLINGS));
        long half = whole / 2;
        return Duration.ofMillis(half + random.nextLong(whole - half + 1));
    }
}
