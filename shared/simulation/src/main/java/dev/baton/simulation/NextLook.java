package dev.baton.simulation;

import dev.baton.lead.Verdict;
import dev.baton.roster.Pool;
import dev.baton.roster.Rep;
import dev.baton.roster.ShiftChange;
import dev.baton.roster.Waited;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** When something else may become of leads that wait though nothing happens: a deadline comes, or somebody's shift changes. */
final class NextLook {
    private static final Duration FURTHEST = Duration.ofDays(31);

    private NextLook() {}

    static Optional<Instant> of(Desk desk, List<String> pools, Instant now) {
        Instant next = Instant.MAX;
        for (String name : pools) {
            Set<String> people = new HashSet<>(desk.cells().members().getOrDefault(name, List.of()));
            for (Case one : desk.waiting().of(name)) {
                Optional<Instant> until = one.waited().flatMap(Waited::until);
                next = until.filter(next::isAfter).orElse(next);
                if (one.verdict() instanceof Verdict.Routed routed) {
                    routed.preference().ifPresent(first -> people.add(first.rep()));
                }
            }
            Optional<Pool> pool = desk.policy().pool(name);
            if (pool.isPresent()) {
                next = shiftChange(desk, people, pool.get(), now, next);
            }
        }
        return next.equals(Instant.MAX) ? Optional.empty() : Optional.of(next);
    }

    private static Instant shiftChange(Desk desk, Set<String> people, Pool pool, Instant now, Instant before) {
        Instant next = before;
        for (String id : people) {
            Rep rep = desk.roster().reps().get(id);
            if (rep == null) {
                continue;
            }
            Instant limit = next.isBefore(now.plus(FURTHEST)) ? next : now.plus(FURTHEST);
            Optional<Instant> change = ShiftChange.next(
                    rep, desk.roster().load(id), pool, desk.policy().calendars(), now, limit);
            next = change.orElse(next);
        }
        return next;
    }
}
