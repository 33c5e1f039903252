package dev.baton.roster.sla;

import dev.baton.roster.Availability;
import dev.baton.roster.Calendars;
import dev.baton.roster.Fit;
import dev.baton.roster.Membership;
import dev.baton.roster.Pool;
import dev.baton.roster.Rep;
import dev.baton.roster.Snapshot;
import dev.baton.roster.Weights;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether a lead can go from an owner who did not touch it to somebody else, and past whom. */
public sealed interface Handover {
    /**
     * It can. Somebody is free who is not among {@code notTo}.
     *
     * @param notTo who must not get it, by id: whoever has it, and of those who had it before as many as leave somebody
     */
    record Past(Set<String> notTo) implements Handover {
        public Past {
            notTo = Set.copyOf(notTo);
        }
    }

    /** Nobody else is free: it stays where it is, as a lead is better with somebody than with nobody. */
    record Nobody() implements Handover {}

    /**
     * Decides. Of those who had it, the oldest are forgotten first, whoever has it now never.
     *
     * @param had who had it, the oldest first; the last is whoever has it now. Never empty
     * @param free who can have a lead now
     */
    static Handover of(List<String> had, Set<String> free) {
        List<String> past = latestOfEach(had);
        while (past.size() > 1 && past.containsAll(free)) {
            past.removeFirst();
        }
        return past.containsAll(free) ? new Nobody() : new Past(new HashSet<>(past));
    }

    private static List<String> latestOfEach(List<String> had) {
        return new ArrayList<>(new LinkedHashSet<>(had.reversed())).reversed();
    }

    /**
     * Who can have this lead of this pool now, or of those that take what it cannot.
     *
     * @param wants what the lead asks of whoever gets it, by the names of its fields
     * @param reps at least the pools' members, with their loads
     */
    static Set<String> free(
            Map<String, Pool> pools,
            String pool,
            Map<String, String> wants,
            Snapshot reps,
            Calendars calendars,
            Instant now) {
        Set<String> free = new TreeSet<>();
        for (Pool one : asked(pools, pool)) {
            Set<String> lacking = Fit.lacking(one, reps.reps().values(), wants).keySet();
            for (Rep rep : reps.reps().values()) {
                if (Membership.isMember(one, rep)
                        && Weights.effective(rep, one) > 0
                        && !lacking.contains(rep.id())
                        && Availability.of(rep, reps.load(rep.id()), one, calendars, now)
                                instanceof Availability.Free) {
                    free.add(rep.id());
                }
            }
        }
        return free;
    }

    /** The pools that may be asked for a lead of this one, in that order. */
    static List<Pool> asked(Map<String, Pool> pools, String pool) {
        Map<String, Pool> asked = new LinkedHashMap<>();
        Optional<Pool> next = Optional.ofNullable(pools.get(pool));
        while (next.isPresent() && asked.putIfAbsent(next.get().id(), next.get()) == null) {
            next = Optional.ofNullable(pools.get(next.get().nobodyFree().then()));
        }
        return List.copyOf(asked.values());
    }
}
