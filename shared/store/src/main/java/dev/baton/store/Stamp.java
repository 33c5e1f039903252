package dev.baton.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * When something was so in Salesforce, by Salesforce's clock: of two, the later one is right.
 *
 * @param at the moment of the commit
 * @param number tells commits of one millisecond apart; it may exceed 2^53
 */
public record Stamp(Instant at, long number) implements Comparable<Stamp> {
    /** Before anything. */
    public static final Stamp NEVER = new Stamp(Instant.EPOCH, 0);

    private static final Comparator<Stamp> ORDER =
            Comparator.comparing(Stamp::at).thenComparingLong(Stamp::number);
    private static final Duration REST_OF_SECOND = Duration.ofMillis(999);

    /**
     * The stamp of a record that was read whole. Its {@code SystemModstamp} has seconds only, while change events have milliseconds: what was
     * read shows everything of that second that came before the reading, so it is stamped with the second's end, but not later than the
     * reading.
     *
     * @param readAt when the reading began
     */
    public static Stamp ofSnapshot(Instant systemModstamp, Instant readAt) {
        Instant end = systemModstamp.plus(REST_OF_SECOND);
        return new Stamp(
                end.isBefore(readAt) ? end : readAt.isBefore(systemModstamp) ? systemModstamp : readAt, Long.MAX_VALUE);
    }

    /** Whether this is what holds, of the two. */
    public boolean isAfter(Stamp other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Stamp other) {
        return ORDER.compare(this, other);
    }
}
