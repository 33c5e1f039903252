package dev.baton.roster;

import java.time.LocalDate;
import java.util.Map;

/**
 * What somebody has on the desk.
 *
 * @param open leads that are assigned and not closed
 * @param date the day, in the rep's zone, that {@code today} counts for; it never runs backwards
 * @param today leads assigned on {@code date}
 * @param week the Monday of the week that {@code thisWeek} counts for; it never runs backwards
 * @param thisWeek leads assigned in that week
 * @param pools the same counts for each pool, by the pool that the lead was assigned through; their periods are the rep's. A pool with nothing to
 *     count is left out
 */
public record Load(int open, LocalDate date, int today, LocalDate week, int thisWeek, Map<String, PoolLoad> pools) {
    public static final Load NONE = new Load(0, LocalDate.EPOCH, 0, LocalDate.EPOCH, 0, Map.of());

    /** The counts within one pool. */
    public record PoolLoad(int open, int today, int thisWeek) {
        public static final PoolLoad NONE = new PoolLoad(0, 0, 0);
    }

    public Load {
        pools = Map.copyOf(pools);
    }
}
