package dev.baton.roster;

import dev.baton.roster.hours.BusinessTime;
import dev.baton.roster.hours.Opening;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who works at one moment, and who will. Each kind of hours is looked at once, however many people have it: a team of a thousand has a
 * handful. Mutable, for one thread.
 */
final class WorkingNow {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final Calendars calendars;
    private final Instant now;
    private final Map<Kind, Optional<String>> closed = new HashMap<>();
    private final Map<Stretch, Optional<Opening>> openings = new HashMap<>();

    /** All that somebody's working time depends on. */
    private record Kind(String hours, ZoneId zone, String holidays, Optional<Hours> pool) {
        static Kind of(Rep rep, Optional<Hours> pool) {
            return new Kind(rep.hours(), rep.zone(), rep.holidays(), pool);
        }
    }

    private record Stretch(Kind kind, Instant from, Instant limit) {}

    WorkingNow(Calendars calendars, Instant now) {
        this.calendars = calendars;
        this.now = now;
    }

    Instant now() {
        return now;
    }

    /** Why the rep does not work, whatever the pool, if so: {@code outside working hours until 2026-11-24 09:00 Europe/Berlin}. */
    Optional<String> closed(Rep rep) {
        return closed.computeIfAbsent(Kind.of(rep, Optional.empty()), _ -> closed(calendars.of(rep), rep.zone()));
    }

    /** Why the rep does not work for this pool, if so; a pool without hours leaves it to the rep's own. */
    Optional<String> closed(Rep rep, Pool pool) {
        if (pool.hours().isEmpty()) {
            return Optional.empty();
        }
        return closed.computeIfAbsent(Kind.of(rep, pool.hours()), _ -> closed(calendars.of(rep, pool), rep.zone()));
    }

    /** The first stretch from {@code from} on in which the rep works for this pool, as far as it lies before {@code limit}. */
    Optional<Opening> next(Rep rep, Pool pool, Instant from, Instant limit) {
        return openings.computeIfAbsent(
                new Stretch(Kind.of(rep, pool.hours()), from, limit),
                _ -> calendars.of(rep, pool).next(from, limit));
    }

    private Optional<String> closed(BusinessTime time, ZoneId zone) {
        if (time.open(now)) {
            return Optional.empty();
        }
        return Optional.of(time.next(now, now.plus(NextOpening.HORIZON))
                .map(opening -> "outside working hours until " + local(opening.from(), zone))
                .orElse("outside working hours for the next " + NextOpening.HORIZON.toDays() + " days"));
    }

    /** A moment as the clock there shows it. */
    static String local(Instant at, ZoneId zone) {
        return LOCAL.format(at.atZone(zone)) + " " + zone;
    }
}
