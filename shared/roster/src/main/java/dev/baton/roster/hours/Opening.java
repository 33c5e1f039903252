package dev.baton.roster.hours;

import java.time.Duration;
import java.time.Instant;

/** A stretch of time, from {@code from}, inclusive, to {@code to}, exclusive; never empty. */
public record Opening(Instant from, Instant to) {
    /**
     * Takes two moments in order.
     *
     * @throws IllegalArgumentException if it would be empty
     */
    public Opening {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("an opening begins before it ends: " + from + " to " + to);
        }
    }

    /** How long it is. */
    public Duration length() {
        return Duration.between(from, to);
    }
}
