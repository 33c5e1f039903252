package dev.baton.roster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides who gets which lead: pure, from one state of the roster to the next. Immutable and safe for use by many threads.
 *
 * <p>For each lead: its preferred reps first; then its pool: the member who had the company's last lead, where the pool keeps companies
 * together, else by turns; and when nobody of the pool is free, a hold, whose deadline counts
 * from the routing's first parking. When the deadline has come, or the pool does not hold, or waiting would be in vain (no members, all
 * excluded, pool vanished), the pool's {@code then} is asked in the same way, its own hold counted from that same first parking. No pool is
 * asked twice, so the way ends in the fallback queue at the latest, and nobody waits longer than the longest hold on it.
 */
public final class Assigner {
    private final Map<String, Pool> pools;
    private final Fallback fallback;
    private final Calendars calendars;

    /** Takes one playbook's policy, for people who work always unless they have hours of their own. */
    public Assigner(Map<String, Pool> pools, Fallback fallback) {
        this(pools, fallback, new Calendars(Optional.empty()));
    }

    /**
     * Takes one playbook's policy.
     *
     * @param pools all its pools, by id
     * @param fallback where a lead ends when no pool has anybody for it
     * @param calendars who works when
     */
    public Assigner(Map<String, Pool> pools, Fallback fallback, Calendars calendars) {
        this.pools = Map.copyOf(pools);
        this.fallback = fallback;
        this.calendars = calendars;
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
        Batch batch = new Batch(snapshot, pools, calendars, now);
        List<Decided> decided = new ArrayList<>(requests.size());
        for (Request request : requests) {
            decided.add(new OneLead(batch, request, decided.size(), backlog, fallback).decide());
        }
        return batch.result(decided);
    }

    /** Decides a batch when all leads that wait are among the requests. */
    public Decisions decide(Snapshot snapshot, List<Request> requests, Instant now) {
        return decide(snapshot, requests, Set.of(), now);
    }

    /** How each member of a pool stands, tier by tier; empty for a pool that is not there. */
    public List<Place> places(Snapshot snapshot, String pool, Instant now) {
        Pool its = pools.get(pool);
        if (its == null) {
            return List.of();
        }
        Batch batch = new Batch(snapshot, pools, calendars, now);
        List<Place> places = new ArrayList<>();
        for (int tier = 0; tier < its.depth(); tier++) {
            places.addAll(batch.bench(pool, tier).places(pool, tier));
        }
        return places;
    }
}
