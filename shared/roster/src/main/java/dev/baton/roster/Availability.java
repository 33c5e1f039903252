package dev.baton.roster;

import dev.baton.roster.hours.BusinessTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a rep can have a lead now. Each rule answers with the reason when it refuses; the first that refuses is the one that is told.
 */
public sealed interface Availability {
    /** Can have a lead. */
    record Free() implements Availability {}

    /** Cannot, because of {@code why}: a few words that stand after "is" or "has", such as {@code switched off}. */
    record Refused(String why) implements Availability {}

    /** Whether the rep can have a lead of whatever pool: switched on, active, not on leave, under the rep's own caps. */
    static Availability of(Rep rep, Load load, Instant now) {
        if (!rep.on()) {
            return new Refused("switched off");
        }
        if (!rep.active()) {
            return new Refused("not active in the CRM");
        }
        Optional<Instant> back = back(rep.leave(), now);
        if (back.isPresent()) {
            return new Refused(
                    back.get().isBefore(Rep.Leave.OPEN_END)
                            ? "on leave until " + local(back.get(), rep.zone())
                            : "on leave until further notice");
        }
        return of(Capacity.refusal(rep, load, now));
    }

    /** Whether the rep can have a lead of this pool: as {@link #of(Rep, Load, Instant)}, and under the pool's caps too. */
    static Availability of(Rep rep, Load load, Pool pool, Instant now) {
        return switch (of(rep, load, now)) {
            case Refused refused -> refused;
            case Free _ -> of(Capacity.refusal(rep, load, pool, now));
        };
    }

    /** Whether the rep can have a lead of whatever pool now: as {@link #of(Rep, Load, Instant)}, and in the rep's working time. */
    static Availability of(Rep rep, Load load, Calendars calendars, Instant now) {
        return switch (of(rep, Load.NONE, now)) {
            case Refused refused -> refused;
            case Free _ -> of(closed(calendars.of(rep), rep, now).or(() -> Capacity.refusal(rep, load, now)));
        };
    }

    /** Whether the rep can have a lead of this pool now: also in the pool's working time, and under the pool's caps. */
    static Availability of(Rep rep, Load load, Pool pool, Calendars calendars, Instant now) {
        return switch (of(rep, load, calendars, now)) {
            case Refused refused -> refused;
            case Free _ -> ofPool(rep, load, pool, calendars, now);
        };
    }

    /** The same for somebody of whom all else is known already. */
    static Availability ofPool(Rep rep, Load load, Pool pool, Calendars calendars, Instant now) {
        Optional<String> closed = pool.hours().isEmpty() ? Optional.empty() : closed(calendars.of(rep, pool), rep, now);
        return of(closed.or(() -> Capacity.refusal(rep, load, pool, now)));
    }

    private static Optional<String> closed(BusinessTime time, Rep rep, Instant now) {
        if (time.open(now)) {
            return Optional.empty();
        }
        return Optional.of(time.next(now, now.plus(NextOpening.HORIZON))
                .map(opening -> "outside working hours until " + local(opening.from(), rep.zone()))
                .orElse("outside working hours for the next " + NextOpening.HORIZON.toDays() + " days"));
    }

    private static Availability of(Optional<String> refusal) {
        return refusal.<Availability>map(Refused::new).orElseGet(Free::new);
    }

    /** When somebody who is on leave now is back, leaves that touch or overlap taken as one; empty for somebody who is here. */
    static Optional<Instant> back(List<Rep.Leave> leave, Instant now) {
        Instant here = now;
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Rep.Leave away : leave) {
                if (!here.isBefore(away.from()) && here.isBefore(away.to())) {
                    here = away.to();
                    moved = true;
                }
            }
        }
        return here.equals(now) ? Optional.empty() : Optional.of(here);
    }

    static String local(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).format(at.atZone(zone)) + " " + zone;
    }
}
