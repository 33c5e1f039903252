package dev.baton.roster;

import dev.baton.roster.Load.PoolLoad;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Who has room for one more lead. Days and weeks are calendar periods in the rep's own zone, weeks from Monday; a period never runs
 * backwards, so a rep who moves west, or a clock that is set back, does not get the same day twice.
 */
public final class Capacity {
    private Capacity() {}

    /** Why the rep may have no further lead of any pool, if so: {@code at 25 of 25 open}. */
    public static Optional<String> refusal(Rep rep, Load load, Instant now) {
        if (rep.caps().equals(Caps.NONE)) {
            return Optional.empty();
        }
        PoolLoad all = new PoolLoad(load.open(), load.today(), load.thisWeek());
        return refusal(rep.caps(), at(all, load, LocalDate.ofInstant(now, rep.zone())), "");
    }

    /** Why the rep may have no lead of any pool, however few there are, if so: a limit is zero. */
    static Optional<String> never(Rep rep) {
        return refusal(rep.caps(), PoolLoad.NONE, "");
    }

    /** Why the rep may have no further lead of this pool by the pool's own limits, if so: {@code at 5 of 5 today in dach-team}. */
    public static Optional<String> refusal(Rep rep, Load load, Pool pool, Instant now) {
        if (pool.caps().equals(Caps.NONE)) {
            return Optional.empty();
        }
        PoolLoad in = load.pools().getOrDefault(pool.id(), PoolLoad.NONE);
        return refusal(pool.caps(), at(in, load, LocalDate.ofInstant(now, rep.zone())), pool.id());
    }

    /** An empty {@code pool} is all of them. */
    private static Optional<String> refusal(Caps caps, PoolLoad has, String pool) {
        if (reached(caps.open(), has.open())) {
            return full(has.open(), caps.open(), "open", pool);
        }
        if (reached(caps.day(), has.today())) {
            return full(has.today(), caps.day(), "today", pool);
        }
        if (reached(caps.week(), has.thisWeek())) {
            return full(has.thisWeek(), caps.week(), "this week", pool);
        }
        return Optional.empty();
    }

    private static Optional<String> full(int has, OptionalInt limit, String period, String pool) {
        String where = pool.isEmpty() ? "" : " in " + pool;
        return Optional.of("at " + has + " of " + limit.getAsInt() + " " + period + where);
    }

    private static boolean reached(OptionalInt limit, int count) {
        return limit.isPresent() && count >= limit.getAsInt();
    }

    /** The load after one more lead through {@code pool}. */
    public static Load assigned(Load load, String pool, Instant now, ZoneId zone) {
        Load at = at(load, now, zone);
        PoolLoad in = at.pools().getOrDefault(pool, PoolLoad.NONE);
        Map<String, PoolLoad> pools = new HashMap<>(at.pools());
        pools.put(pool, new PoolLoad(in.open() + 1, in.today() + 1, in.thisWeek() + 1));
        return new Load(at.open() + 1, at.date(), at.today() + 1, at.week(), at.thisWeek() + 1, pools);
    }

    /** The load after a lead that came through {@code pool} was closed, erased or taken away. Never below zero. */
    public static Load closed(Load load, String pool) {
        Map<String, PoolLoad> pools = new HashMap<>(load.pools());
        pools.computeIfPresent(
                pool, (_, in) -> kept(new PoolLoad(Math.max(0, in.open() - 1), in.today(), in.thisWeek())));
        return new Load(Math.max(0, load.open() - 1), load.date(), load.today(), load.week(), load.thisWeek(), pools);
    }

    /** The load after a lead that had been closed is open again: it counts as open, and not once more in a day or a week. */
    public static Load reopened(Load load, String pool) {
        PoolLoad in = load.pools().getOrDefault(pool, PoolLoad.NONE);
        Map<String, PoolLoad> pools = new HashMap<>(load.pools());
        pools.put(pool, new PoolLoad(in.open() + 1, in.today(), in.thisWeek()));
        return new Load(load.open() + 1, load.date(), load.today(), load.week(), load.thisWeek(), pools);
    }

    /** The same load with the counts of its day and week at {@code now}. */
    public static Load at(Load load, Instant now, ZoneId zone) {
        LocalDate here = LocalDate.ofInstant(now, zone);
        if (!here.isAfter(load.date())) {
            return load;
        }
        LocalDate monday = monday(here);
        boolean newWeek = monday.isAfter(load.week());
        Map<String, PoolLoad> pools = new HashMap<>();
        load.pools().forEach((pool, in) -> {
            PoolLoad fresh = kept(at(in, load, here));
            if (fresh != null) {
                pools.put(pool, fresh);
            }
        });
        return new Load(load.open(), here, 0, newWeek ? monday : load.week(), newWeek ? 0 : load.thisWeek(), pools);
    }

    /** Counts of the load's day and week, as they are on the day {@code here}. */
    private static PoolLoad at(PoolLoad in, Load load, LocalDate here) {
        if (!here.isAfter(load.date())) {
            return in;
        }
        return new PoolLoad(in.open(), 0, monday(here).isAfter(load.week()) ? 0 : in.thisWeek());
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static @Nullable PoolLoad kept(PoolLoad in) {
        return in.equals(PoolLoad.NONE) ? null : in;
    }
}
