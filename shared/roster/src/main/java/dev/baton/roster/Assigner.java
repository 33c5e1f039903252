package dev.baton.roster;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides who gets which lead: pure, from one state of the roster to the next. Immutable and safe for use by many threads.
 */
public final class Assigner {
    private final Map<String, Pool> pools;
    private final Fallback fallback;

    /**
     * Takes one playbook's policy.
     *
     * @param pools all its pools, by id
     * @param fallback where a lead ends when no pool has anybody for it
     */
    public Assigner(Map<String, Pool> pools, Fallback fallback) {
        this.pools = Map.copyOf(pools);
        this.fallback = fallback;
    }

    /**
     * Decides a batch, in order; each decision sees what those before it did. A batch of n gives what n batches of one give.
     *
     * @param snapshot the reps, loads and turns of the pools concerned and of the preferred reps
     * @param requests those that have waited first, the oldest first
     * @param backlog pools for which older leads wait that are not among the requests: a lead that has not waited yet goes behind them
     * @param now the time of all these decisions
     */
    public Decisions decide(Snapshot snapshot, List<Request> requests, Set<String> backlog, Instant now) {
        if (requests.isEmpty()) {
            return new Decisions(List.of(), snapshot, Set.of(), Set.of());
        }
        throw new UnsupportedOperationException(pools + " " + fallback + backlog + now);
    }
}
