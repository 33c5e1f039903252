package dev.baton.json;

import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Verdict;
import dev.baton.playbook.Matcher;
import dev.baton.playbook.Route;
import java.util.List;
import java.util.Map;

/** The sealed families of the modules below this one. */
final class Families {
    private Families() {}

    static List<Family> all() {
        return List.of(
                new Family(
                        Owner.class,
                        Map.of(Owner.Rep.class, "rep", Owner.Queue.class, "queue", Owner.User.class, "user")),
                new Family(
                        Verdict.class,
                        Map.of(
                                Verdict.Rejected.class, "rejected",
                                Verdict.Nurtured.class, "nurtured",
                                Verdict.Routed.class, "routed")),
                new Family(
                        Outcome.class,
                        Map.of(
                                Outcome.Assigned.class, "assigned",
                                Outcome.Held.class, "held",
                                Outcome.Nurtured.class, "nurtured",
                                Outcome.Rejected.class, "rejected")),
                new Family(
                        Matcher.class,
                        Map.ofEntries(
                                Map.entry(Matcher.All.class, "all"),
                                Map.entry(Matcher.OneOf.class, "one-of"),
                                Map.entry(Matcher.Has.class, "has"),
                                Map.entry(Matcher.Within.class, "within"),
                                Map.entry(Matcher.Flag.class, "flag"),
                                Map.entry(Matcher.NamedAccount.class, "named-account"),
                                Map.entry(Matcher.InSegment.class, "in-segment"),
                                Map.entry(Matcher.InTerritory.class, "in-territory"),
                                Map.entry(Matcher.InGrade.class, "in-grade"),
                                Map.entry(Matcher.Signalled.class, "signalled"),
                                Map.entry(Matcher.Expression.class, "expression"))),
                new Family(
                        Route.Target.class,
                        Map.of(
                                Route.ToPool.class, "pool",
                                Route.ToOwner.class, "owner",
                                Route.ToTeam.class, "team",
                                Route.ToNamedOwner.class, "named-owner",
                                Route.ToRep.class, "rep")));
    }
}
