package dev.baton.assign;

import dev.baton.assign.Policies.Policy;
import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Verdict;
import dev.baton.roster.Decided;
import dev.baton.roster.Decisions;
import dev.baton.roster.Request;
import dev.baton.roster.Snapshot;
import dev.baton.store.RoutingState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rules on leads in order, each ruling seeing what those before it did. It reads and writes nothing.
 *
 * @param notTo who must not get which of the leads
 * @param backlog pools for which older leads wait that are not among the cases
 */
record Court(Policy policy, RoutingState read, Map<LeadId, Set<String>> notTo, Set<String> backlog, Instant now) {
    /** The rulings, one for each case in the same order, and the roster's state after them. */
    record Session(List<Ruling> rulings, Snapshot after) {}

    private record Docket(Case one, Standing standing, Request request) {}

    Session rule(List<Case> cases) {
        List<Docket> dockets = new ArrayList<>();
        Map<LeadId, Ruling> rulings = new HashMap<>();
        for (Case one : cases) {
            try {
                prepare(one, dockets, rulings);
            } catch (RuntimeException fault) {
                rulings.put(one.id(), new Ruling.Fault(one, Log.text(fault)));
            }
        }
        Snapshot after = decide(dockets, rulings);
        return new Session(
                cases.stream()
                        .flatMap(one -> Optional.ofNullable(rulings.get(one.id())).stream())
                        .toList(),
                after);
    }

    private void prepare(Case one, List<Docket> dockets, Map<LeadId, Ruling> rulings) {
        if (one.fault().isPresent()) {
            rulings.put(one.id(), new Ruling.Fault(one, one.fault().get()));
            return;
        }
        Standing standing = Standing.of(one, read, policy, now);
        switch (one.verdict()) {
            case Verdict.Rejected rejected ->
                rulings.put(one.id(), new Ruling.Ends(one, standing, new Outcome.Rejected(rejected.why())));
            case Verdict.Nurtured nurtured ->
                rulings.put(
                        one.id(),
                        new Ruling.Ends(one, standing, new Outcome.Nurtured(nurtured.campaign(), nurtured.why())));
            case Verdict.Routed routed -> {
                if (standing instanceof Standing.Waits waits) {
                    rulings.put(one.id(), new Ruling.Waits(one, waits.forFirst()));
                } else {
                    dockets.add(new Docket(one, standing, request(one, routed, standing)));
                }
            }
        }
    }

    private Request request(Case one, Verdict.Routed routed, Standing standing) {
        List<Verdict.Preference> preferences = new ArrayList<>();
        if (standing instanceof Standing.Follows follows) {
            preferences.add(follows.preference());
        }
        routed.preference().ifPresent(preferences::add);
        return new Request(
                one.id(),
                one.pool().orElse(routed.pool()),
                preferences,
                Request.takenFrom(notTo.getOrDefault(one.id(), Set.of())),
                one.waited(),
                one.company(policy),
                routed.wants(),
                policy.mode(routed) == Mode.LIVE);
    }

    private Snapshot decide(List<Docket> dockets, Map<LeadId, Ruling> rulings) {
        Snapshot snapshot = read.snapshot();
        try {
            Decisions decisions = policy.assigner()
                    .decide(snapshot, dockets.stream().map(Docket::request).toList(), backlog, now);
            for (int i = 0; i < dockets.size(); i++) {
                put(rulings, dockets.get(i), decisions.decided().get(i));
            }
            return decisions.after();
        } catch (RuntimeException _) {
            return oneByOne(dockets, rulings, snapshot);
        }
    }

    /** Finds the one that throws. A batch of n gives what n batches of one give, so the others are decided as they would have been. */
    private Snapshot oneByOne(List<Docket> dockets, Map<LeadId, Ruling> rulings, Snapshot snapshot) {
        Snapshot state = snapshot;
        for (Docket docket : dockets) {
            try {
                Decisions decisions = policy.assigner().decide(state, List.of(docket.request()), backlog, now);
                put(rulings, docket, decisions.decided().getFirst());
                state = decisions.after();
            } catch (RuntimeException fault) {
                rulings.put(docket.one().id(), new Ruling.Fault(docket.one(), Log.text(fault)));
            }
        }
        return state;
    }

    private static void put(Map<LeadId, Ruling> rulings, Docket docket, Decided decided) {
        rulings.put(docket.one().id(), new Ruling.ByTurn(docket.one(), docket.request(), docket.standing(), decided));
    }
}
