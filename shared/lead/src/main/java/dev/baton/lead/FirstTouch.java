package dev.baton.lead;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How a lead stands with the first touch that was promised: computed from when it was due and what happened, never stored. */
public sealed interface FirstTouch {
    /** Nobody has touched it, and there is still time. */
    record Due(Duration left) implements FirstTouch {}

    /** Touched in time. {@code early} is what was left, zero at the very moment. */
    record Met(Duration early) implements FirstTouch {}

    /** Not touched in time. {@code late} is by how much, or by how much so far. */
    record Breached(Duration late, boolean touched) implements FirstTouch {}

    /** Closed in time without a touch. */
    record Closed() implements FirstTouch {}

    /**
     * Where it stands.
     *
     * @param due when the first touch is due
     * @param touchedAt when it was touched first, whenever that became known
     * @param closedAt when it was closed
     */
    static FirstTouch of(Instant due, Optional<Instant> touchedAt, Optional<Instant> closedAt, Instant now) {
        if (touchedAt.isPresent()) {
            Duration early = Duration.between(touchedAt.get(), due);
            return early.isNegative() ? new Breached(early.negated(), true) : new Met(early);
        }
        Duration left = Duration.between(closedAt.orElse(now), due);
        if (left.isNegative()) {
            return new Breached(left.negated(), false);
        }
        return closedAt.isPresent() ? new Closed() : new Due(left);
    }
}
