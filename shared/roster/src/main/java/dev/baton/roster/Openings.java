package dev.baton.roster;

import java.time.Instant;
import java.util.Optional;

/** When somebody who cannot have a lead now can have one, for whoever has to look again then. */
public final class Openings {
    private Openings() {}

    /**
     * When the calendar lets the rep have a lead of the pool: working time begins, a leave ends, a day or a week with a new count.
     *
     * @return empty for somebody who can have one now, and where it is not known or not before {@code limit}
     */
    public static Optional<Instant> next(
            Rep rep, Load load, Pool pool, Calendars calendars, Instant now, Instant limit) {
        if (Availability.of(rep, load, pool, calendars, now) instanceof Availability.Free) {
            return Optional.empty();
        }
        return switch (NextOpening.of(rep, load, pool, calendars, now, limit)) {
            case NextOpening.At(Instant at) -> Optional.of(at);
            case NextOpening.WhenRoomComes _, NextOpening.NotInTime _ -> Optional.empty();
        };
    }
}
