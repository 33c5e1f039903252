package dev.baton.roster;

import java.time.Instant;
import java.util.List;
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
        return of(away(rep, now).or(() -> Capacity.refusal(rep, load, now)));
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
        return of(rep, load, new WorkingNow(calendars, now));
    }

    /** Whether the rep can have a lead of this pool now: also in the pool's working time, and under the pool's caps. */
    static Availability of(Rep rep, Load load, Pool pool, Calendars calendars, Instant now) {
        return of(rep, load, pool, new WorkingNow(calendars, now));
    }

    /** Whether the rep can have a lead of this pool at the moment of {@code working}. */
    static Availability of(Rep rep, Load load, Pool pool, WorkingNow working) {
        return switch (of(rep, load, working)) {
            case Refused refused -> refused;
            case Free _ -> ofPool(rep, load, pool, working);
        };
    }

    /** Whether the rep can have a lead of whatever pool at the moment of {@code working}. */
    static Availability of(Rep rep, Load load, WorkingNow working) {
        return of(away(rep, working.now())
                .or(() -> Capacity.never(rep))
                .or(() -> working.closed(rep))
                .or(() -> Capacity.refusal(rep, load, working.now())));
    }

    /** Whether somebody of whom all else is known already can have a lead of this pool. */
    static Availability ofPool(Rep rep, Load load, Pool pool, WorkingNow working) {
        return of(working.closed(rep, pool).or(() -> Capacity.refusal(rep, load, pool, working.now())));
    }

    private static Availability of(Optional<String> refusal) {
        return refusal.<Availability>map(Refused::new).orElseGet(Free::new);
    }

    private static Optional<String> away(Rep rep, Instant now) {
        if (!rep.on()) {
            return Optional.of("switched off");
        }
        if (!rep.active()) {
            return Optional.of("not active in the CRM");
        }
        return back(rep.leave(), now)
                .map(back -> back.isBefore(Rep.Leave.OPEN_END)
                        ? "on leave until " + WorkingNow.local(back, rep.zone())
                        : "on leave until further notice");
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
}
