package dev.baton.playbook.source;

import dev.baton.lead.Outcome;
import dev.baton.lead.Sla;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.Route;
import dev.baton.roster.Calendars;
import dev.baton.roster.Membership;
import dev.baton.roster.Pool;
import dev.baton.roster.Rep;
import dev.baton.roster.sla.Handover;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Holds what routes promise against the people who are to keep it. */
final class SlaAgainstRoster {
    /** A Monday. What is asked is whether the hours of a week are enough, which no date changes. */
    private static final Instant SOME_MONDAY = Instant.parse("2026-09-14T00:00:00Z");

    private static final Duration FORTNIGHT = Duration.ofDays(14);

    private final Playbook playbook;
    private final Map<String, Rep> reps;
    private final Calendars calendars;
    private final Findings findings;

    SlaAgainstRoster(Playbook playbook, Map<String, Rep> reps, Findings findings) {
        this.playbook = playbook;
        this.reps = reps;
        this.calendars = new Calendars(playbook.hours());
        this.findings = findings;
    }

    void check(Collection<RouteReader.Placed> routes) {
        routes.forEach(placed -> placed.route().sla().ifPresent(sla -> check(placed, sla)));
    }

    private void check(RouteReader.Placed placed, Sla sla) {
        Route.Target to = placed.route().to();
        if (to.pool().equals(Outcome.FALLBACK) && to instanceof Route.ToPool) {
            return;
        }
        Set<String> all = new TreeSet<>();
        boolean kept = false;
        for (Pool pool : Handover.asked(playbook.pools(), to.pool())) {
            for (Rep member : reps.values()) {
                if (Membership.isMember(pool, member)) {
                    all.add(member.id());
                    kept = kept || hasTime(member, pool, sla);
                }
            }
        }
        if (to instanceof Route.ToRep(String rep, String _)) {
            all.add(rep);
        }
        if (!all.isEmpty() && !kept) {
            findings.error(
                    placed.sla(),
                    "nobody in the pool " + Say.quoted(to.pool()) + " works long enough in two weeks for this SLA",
                    "the hours that count are those of a member and of the pool together");
        }
        if (sla.onBreach() == Sla.OnBreach.REASSIGN && all.size() == 1) {
            findings.warning(
                    placed.sla(),
                    "on-breach: reassign finds nobody, as " + all.iterator().next() + " is alone in "
                            + Say.quoted(to.pool()),
                    "tell-manager, or a pool of more");
        }
    }

    private boolean hasTime(Rep rep, Pool pool, Sla sla) {
        return !sla.firstTouch().business()
                || calendars
                        .of(rep, pool)
                        .after(SOME_MONDAY, sla.firstTouch().length(), SOME_MONDAY.plus(FORTNIGHT))
                        .isPresent();
    }
}
