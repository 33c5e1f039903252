package dev.baton.roster;

import dev.baton.roster.hours.Opening;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** When the calendar alone may change what becomes of a lead that waits, for whoever has to look again then. */
public final class ShiftChange {
    private ShiftChange() {}

    /**
     * The next such moment with one rep: working time begins or ends, a leave begins or ends, a day with a new count begins for somebody who
     * is full, or the rep's next opening comes within the pool's look-ahead. Ends matter as beginnings do: with {@code until-next-opening} a
     * lead that waits for somebody who is full goes on when that one goes home. Nothing need change then; between two of them nothing does.
     *
     * @return after {@code now} and before {@code limit}; empty when there is none
     */
    public static Optional<Instant> next(
            Rep rep, Load load, Pool pool, Calendars calendars, Instant now, Instant limit) {
        if (!rep.on() || !rep.active()) {
            return Optional.empty();
        }
        Stream<Instant> hours =
                calendars.of(rep, pool).next(now, limit).stream().flatMap(ShiftChange::ends);
        Stream<Instant> leaves = rep.leave().stream().flatMap(leave -> Stream.of(leave.from(), leave.to()));
        return Stream.of(
                        hours,
                        leaves,
                        newDay(rep, load, pool, now).stream(),
                        inReach(rep, load, pool, calendars, now, limit).stream())
                .flatMap(moments -> moments)
                .filter(at -> at.isAfter(now) && at.isBefore(limit))
                .min(Comparator.naturalOrder());
    }

    private static Stream<Instant> ends(Opening open) {
        return Stream.of(open.from(), open.to());
    }

    private static Optional<Instant> newDay(Rep rep, Load load, Pool pool, Instant now) {
        return Capacity.refusal(rep, load, now)
                .or(() -> Capacity.refusal(rep, load, pool, now))
                .map(_ -> LocalDate.ofInstant(now, rep.zone())
                        .plusDays(1)
                        .atStartOfDay(rep.zone())
                        .toInstant());
    }

    private static Optional<Instant> inReach(
            Rep rep, Load load, Pool pool, Calendars calendars, Instant now, Instant limit) {
        Duration ahead = pool.nobodyFree().lookAhead();
        return !ahead.isZero()
                        && NextOpening.of(rep, load, pool, new WorkingNow(calendars, now), limit.plus(ahead))
                                instanceof NextOpening.At(Instant opens)
                ? Optional.of(opens.minus(ahead))
                : Optional.empty();
    }
}
