package dev.baton.playbook.source;

import dev.baton.lead.Outcome;
import dev.baton.lead.Sla;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.Route;
import dev.baton.roster.Calendars;
import dev.baton.roster.Membership;
import dev.baton.roster.Pool;
import dev.baton.roster.Rep;
import dev.baton.roster.hours.BusinessTime;
import dev.baton.roster.sla.Handover;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
                    kept = kept || hasTime(member, sla, pool);
                }
            }
        }
        if (to instanceof Route.ToRep(String named, String _)) {
            Rep rep = reps.get(named);
            if (rep != null) {
                all.add(named);
                kept = kept || hasTime(rep, sla, playbook.pools().get(to.pool()));
            }
        }
        if (!all.isEmpty() && !kept) {
            findings.error(
                    placed.sla(),
                    nobody(to) + " long enough in two weeks for this SLA",
                    "the hours that count are those of a rep and of the pool together");
        }
        if (sla.onBreach() == Sla.OnBreach.REASSIGN && all.size() == 1) {
            findings.warning(
                    placed.sla(),
                    "on-breach: reassign finds nobody, as " + all.iterator().next()
                            + (to.pool().equals(Outcome.FALLBACK)
                                    ? " is the only one asked"
                                    : " is alone in " + Say.quoted(to.pool())),
                    "tell-manager, or a pool of more");
        }
    }

    /** A named rep counts beside the pool, and alone where no pool is asked after. */
    private static String nobody(Route.Target to) {
        String pool = "in the pool " + Say.quoted(to.pool()) + " works";
        return switch (to) {
            case Route.ToRep(String rep, String then) ->
                then.equals(Outcome.FALLBACK) ? rep + " does not work" : "neither " + rep + " nor anybody " + pool;
            case Route.ToPool _, Route.ToOwner _, Route.ToTeam _, Route.ToNamedOwner _ -> "nobody " + pool;
        };
    }

    private boolean hasTime(Rep rep, Sla sla, @Nullable Pool pool) {
        BusinessTime time = pool == null ? calendars.of(rep) : calendars.of(rep, pool);
        return !sla.firstTouch().business()
                || time.after(SOME_MONDAY, sla.firstTouch().length(), SOME_MONDAY.plus(FORTNIGHT))
                        .isPresent();
    }
}
