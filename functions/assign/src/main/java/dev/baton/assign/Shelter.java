package dev.baton.assign;

import dev.baton.lead.Outcome;
import dev.baton.lead.Verdict;
import dev.baton.roster.Waited;
import dev.baton.store.Assignments;
import dev.baton.store.Batch;
import dev.baton.store.Commit;
import dev.baton.store.HeldLead;
import dev.baton.store.LeadChange;
import dev.baton.store.Parking;
import dev.baton.store.RoutingState;
import dev.baton.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parks leads when there is no playbook to decide by. */
record Shelter(Assignments assignments) {
    /** A pool's own hold is not known here. */
    private static final Duration HOLD = Duration.ofHours(1);

    private static final int TRIES = 5;

    /** No version has this number, so the lead is tried again whenever somebody rings. */
    private static final int NO_VERSION = -1;

    /**
     * Parks a lead from the queue, or acknowledges it where even that is impossible: its due time makes it stuck.
     *
     * @throws StoreException.Busy if contention lasts
     */
    void park(Case one, String what, Instant now) {
        if (!(one.verdict() instanceof Verdict.Routed verdict)) {
            return;
        }
        Log.fault(one.id(), what);
        Waited waited = new Waited(now, Optional.of(now.plus(HOLD)), Outcome.FALLBACK);
        Parking parking = new Parking(
                verdict.pool(),
                waited,
                "deciding it failed",
                Optional.empty(),
                Optional.of(new Parking.Fault(what, NO_VERSION)));
        HeldLead held = new HeldLead(one.lead(), one.facts(), verdict, one.routing(), parking, one.basis());
        RoutingState nothing = RoutingState.NOTHING;
        Set<String> waiters = Set.of();
        try {
            for (int again = 1; again <= TRIES; again++) {
                LeadChange park = new LeadChange.Park(held, Optional.empty(), waiters);
                Commit commit = assignments.commit(new Batch(List.of(park), Map.of(), Map.of(), nothing, now));
                switch (commit) {
                    case Commit.Done _ -> {
                        return;
                    }
                    case Commit.Refused refused -> {
                        Optional<Set<String>> awaited = Refusals.waiters(refused);
                        if (awaited.isEmpty()) {
                            return;
                        }
                        waiters = awaited.get();
                    }
                    case Commit.Contended _ -> Pause.before(again);
                }
            }
        } catch (StoreException.Impossible impossible) {
            Log.givenUp(one.id(), Log.text(impossible));
            return;
        }
        throw Pause.exhausted();
    }
}
