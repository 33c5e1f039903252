package dev.baton.simulation;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long leads waited: exact to the second below ten minutes, to the minute above. Takes room for each different length, not for each
 * lead. Mutable, for one thread.
 */
public final class Waits {
    private static final long EXACT = 600;
    private static final long MINUTE = 60;

    private final TreeMap<Long, Long> counts = new TreeMap<>();
    private long all;

    void add(Duration wait) {
        long seconds = Math.max(0, wait.toSeconds());
        counts.merge(seconds < EXACT ? seconds : seconds - seconds % MINUTE, 1L, Long::sum);
        all++;
    }

    /** How many there are. */
    public long count() {
        return all;
    }

    /**
     * As long waited so many of a hundred at most: the median for 50, the longest for 100.
     *
     * @return zero when there is none
     */
    public Duration percentile(int percent) {
        long wanted = Math.max(1, (all * percent + 99) / 100);
        long seen = 0;
        for (Map.Entry<Long, Long> entry : counts.entrySet()) {
            seen += entry.getValue();
            if (seen >= wanted) {
                return Duration.ofSeconds(entry.getKey());
            }
        }
        return Duration.ZERO;
    }

    /** How many waited longer than this, as far as it is told apart. */
    public long longerThan(Duration limit) {
        return counts.tailMap(limit.toSeconds(), false).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
