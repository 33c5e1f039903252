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
                        Map.of(
                                Matcher.All.class, "all",
                                Matcher.OneOf.class, "one-of",
                                Matcher.Has.class, "has",
                                Matcher.Within.class, "within",
                                Matcher.Flag.class, "flag",
                                Matcher.InSegment.class, "in-segment",
                                Matcher.InTerritory.class, "in-territory",
                                Matcher.Signalled.class, "signalled",
                                Matcher.Expression.class, "expression")),
                new Family(
                        Route.Target.class,
                        Map.of(
                                Route.ToPool.class, "pool",
                                Route.ToOwner.class, "owner",
                                Route.ToRep.class, "rep")));
    }
}
