package dev.baton.simulation;

import dev.baton.lead.LeadId;
import dev.baton.roster.Calendars;
import dev.baton.roster.Rep;
import dev.baton.roster.hours.BusinessTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;

/**
 * How people work, as far as it is assumed: they turn to their leads one after the other, in the order they came. What is taken from them, or
 * finished with before, costs them no time. Mutable, for one thread.
 */
final class Work {
    /** Who works so little that a touch would come later never turns to the lead. */
    private static final Duration FURTHEST = Duration.ofDays(60);

    private final Optional<Assumptions.Touching> touching;
    private final Map<String, LinkedHashSet<LeadId>> lists = new HashMap<>();
    private final Map<String, Instant> busyUntil = new HashMap<>();

    /** When somebody turns to which lead next. */
    record Touch(LeadId lead, Instant at) {}

    Work(Assumptions assumptions) {
        touching = assumptions.touching();
    }

    /** The rep gets one more; what they turn to next, where that was nothing before. */
    Optional<Touch> got(LeadId lead, Rep rep, Calendars calendars, Instant now) {
        if (touching.isEmpty()) {
            return Optional.empty();
        }
        LinkedHashSet<LeadId> list = lists.computeIfAbsent(rep.id(), _ -> new LinkedHashSet<>());
        list.addLast(lead);
        return list.getFirst().equals(lead) ? next(rep, calendars, now) : Optional.empty();
    }

    /** The rep turns to the lead, and is kept by it for a while; what they turn to next. */
    Optional<Touch> touched(LeadId lead, Rep rep, Calendars calendars, Instant now) {
        touching.flatMap(how -> calendars.of(rep).after(now, how.handling(), now.plus(FURTHEST)))
                .ifPresent(end -> busyUntil.put(rep.id(), end));
        return gone(lead, rep, calendars, now);
    }

    /** The rep need not turn to the lead any more; what they turn to next, where that was to be this one. */
    Optional<Touch> gone(LeadId lead, Rep rep, Calendars calendars, Instant now) {
        LinkedHashSet<LeadId> list = lists.getOrDefault(rep.id(), new LinkedHashSet<>());
        boolean first = !list.isEmpty() && list.getFirst().equals(lead);
        list.remove(lead);
        return first ? next(rep, calendars, now) : Optional.empty();
    }

    private Optional<Touch> next(Rep rep, Calendars calendars, Instant now) {
        LinkedHashSet<LeadId> list = lists.getOrDefault(rep.id(), new LinkedHashSet<>());
        if (list.isEmpty() || touching.isEmpty()) {
            lists.remove(rep.id());
            return Optional.empty();
        }
        BusinessTime time = calendars.of(rep);
        Instant free = busyUntil.getOrDefault(rep.id(), now);
        Instant begin = here(rep, free.isAfter(now) ? free : now);
        Optional<Instant> at = time.after(begin, touching.get().reaction(), now.plus(FURTHEST));
        if (at.isEmpty()) {
            lists.remove(rep.id());
            return Optional.empty();
        }
        return Optional.of(new Touch(list.getFirst(), at.get()));
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
