package dev.baton.roster;

import dev.baton.roster.hours.Opening;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** When somebody who cannot have a lead now will be able to, as far as the calendar knows. */
sealed interface NextOpening {
    /** The furthest that is looked ahead. */
    Duration HORIZON = Duration.ofDays(31);

    /** Then, to the minute: working time begins, a leave ends, or a day or week with a new count. */
    record At(Instant at) implements NextOpening {}

    /** Nobody knows: when some of the open leads are closed. */
    record WhenRoomComes() implements NextOpening {}

    /** Not before the limit. */
    record NotInTime() implements NextOpening {}

    /**
     * Looks ahead.
     *
     * @param limit the last moment that is of interest
     */
    static NextOpening of(Rep rep, Load load, Pool pool, WorkingNow working, Instant limit) {
        if (!rep.on() || !rep.active()) {
            return new NotInTime();
        }
        Instant at = working.now();
        while (!at.isAfter(limit)) {
            Optional<Instant> back = Availability.back(rep.leave(), at);
            Optional<Opening> open =
                    back.isPresent() ? Optional.empty() : working.next(rep, pool, at, limit.plusSeconds(1));
            if (back.isPresent()) {
                at = back.get();
            } else if (open.isEmpty()) {
                return new NotInTime();
            } else if (open.get().from().isAfter(at)) {
                at = open.get().from();
            } else {
                switch (room(rep, load, pool, at)) {
                    case Room.Yes() -> {
                        return new At(whole(at));
                    }
                    case Room.WhenClosed() -> {
                        return new WhenRoomComes();
                    }
                    case Room.From(Instant later) -> at = later;
                }
            }
        }
        return new NotInTime();
    }

    private static Instant whole(Instant at) {
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(at) ? at : minute.plus(1, ChronoUnit.MINUTES);
    }

    /** Whether there is room under the caps at a moment. */
    sealed interface Room {
        record Yes() implements Room {}

        record WhenClosed() implements Room {}

        record From(Instant at) implements Room {}
    }

    private static Room room(Rep rep, Load load, Pool pool, Instant at) {
        Load then = Capacity.at(load, at, rep.zone());
        if (free(rep, then, pool, at)) {
            return new Room.Yes();
        }
        LocalDate today = LocalDate.ofInstant(at, rep.zone());
        Instant tomorrow = today.plusDays(1).atStartOfDay(rep.zone()).toInstant();
        if (free(rep, then, pool, tomorrow)) {
            return new Room.From(tomorrow);
        }
        Instant monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .atStartOfDay(rep.zone())
                .toInstant();
        return free(rep, then, pool, monday) ? new Room.From(monday) : new Room.WhenClosed();
    }

    private static boolean free(Rep rep, Load load, Pool pool, Instant at) {
        return Capacity.refusal(rep, load, at).isEmpty()
                && Capacity.refusal(rep, load, pool, at).isEmpty();
    }
}
