package dev.baton.simulation;

import dev.baton.roster.Calendars;
import dev.baton.roster.Rep;
import dev.baton.roster.hours.BusinessTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How people work, as far as it is assumed: when they turn to a lead. Mutable, for one thread. */
final class Work {
    /** Who works so little that a touch would come later never turns to the lead. */
    private static final Duration FURTHEST = Duration.ofDays(60);

    private final Assumptions assumptions;
    private final Map<String, Instant> busyUntil = new HashMap<>();

    Work(Assumptions assumptions) {
        this.assumptions = assumptions;
    }

    /** When the rep first turns to a lead that is given now; counts it in. */
    Optional<Instant> touch(Rep rep, Calendars calendars, Happening.Known known, Instant now) {
        if (known.touched().isPresent()) {
            return known.touched().map(at -> at.isBefore(now) ? now : at);
        }
        return assumptions.touching().flatMap(touching -> {
            BusinessTime time = calendars.of(rep);
            Instant limit = now.plus(FURTHEST);
            Instant free = busyUntil.getOrDefault(rep.id(), now);
            Instant begin = here(rep, free.isAfter(now) ? free : now);
            Optional<Instant> touch = time.after(begin, touching.reaction(), limit);
            touch.flatMap(at -> time.after(at, touching.handling(), limit.plus(FURTHEST)))
                    .ifPresent(end -> busyUntil.put(rep.id(), end));
            return touch;
        });
    }

    /** The first moment from then on at which the rep is not on leave. */
    private static Instant here(Rep rep, Instant from) {
        Instant here = from;
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Rep.Leave away : rep.leave()) {
                if (!here.isBefore(away.from()) && here.isBefore(away.to())) {
                    here = away.to();
                    moved = true;
                }
            }
        }
        return here;
    }
}
