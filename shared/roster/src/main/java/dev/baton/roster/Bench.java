package dev.baton.roster;

import dev.baton.lead.Outcome.PassedOver;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The members of the pools that take turns together, with who of them is free now. Mutable, for one batch and one thread.
 *
 * <p>For pools that share turns, a member who is free for any of them is available; one who is not free for the pool that asks (because of
 * that pool's own cap) is excluded for that lead only, so that a pool's cap does not make its members come and go in the other pools.
 */
final class Bench {
    private final String turnName;
    private final List<String> ids;
    private final Rep[] reps;
    private final int[] weights;
    private final boolean[] available;
    private final Map<String, Seats> pools = new HashMap<>();
    private final Rotation rotation;

    Bench(String turnName, Collection<Pool> sharing, Batch batch) {
        this.turnName = turnName;
        Collection<Rep> everybody = batch.snapshot().reps().values();
        Map<String, List<String>> members = new HashMap<>();
        sharing.forEach(pool -> members.put(pool.id(), Membership.of(pool, everybody)));
        ids = List.copyOf(members.values().stream().collect(TreeSet::new, TreeSet::addAll, TreeSet::addAll));
        reps = ids.stream().map(batch.snapshot().reps()::get).toArray(Rep[]::new);
        weights = new int[reps.length];
        available = new boolean[reps.length];
        for (Pool pool : sharing) {
            pools.put(pool.id(), new Seats(pool, members.getOrDefault(pool.id(), List.of())));
            if (pool.id().equals(turnName)) {
                Arrays.setAll(weights, i -> Weights.effective(reps[i], pool));
            }
        }
        for (int i = 0; i < reps.length; i++) {
            refresh(i, batch.load(ids.get(i)), batch.now());
        }
        rotation = new Rotation(batch.snapshot().turn(turnName), ids, weights.clone());
    }

    /** One pool's view of the bench: why each cannot have a lead of it; empty for who can. */
    private final class Seats {
        private final Pool pool;
        private final boolean[] belongs = new boolean[reps.length];
        private final String[] refusal = new String[reps.length];

        Seats(Pool pool, List<String> members) {
            this.pool = pool;
            members.forEach(id -> belongs[Collections.binarySearch(ids, id)] = true);
        }
    }

    String turnName() {
        return turnName;
    }

    /** Everybody on the bench, in order. */
    List<String> ids() {
        return ids;
    }

    Turn turn() {
        return rotation.turn();
    }

    /** How many members the pool has. */
    int members(String pool) {
        int count = 0;
        for (boolean belongs : seats(pool).belongs) {
            count += belongs ? 1 : 0;
        }
        return count;
    }

    /** Looks again at somebody whose load has changed; does nothing for a stranger. */
    void refresh(String rep, Load load, Instant now) {
        int index = Collections.binarySearch(ids, rep);
        if (index >= 0) {
            refresh(index, load, now);
        }
    }

    private void refresh(int index, Load load, Instant now) {
        Availability person = Availability.of(reps[index], load, now);
        available[index] = false;
        for (Seats seats : pools.values()) {
            seats.refusal[index] = refusal(index, person, load, seats.pool, now);
            available[index] |= seats.belongs[index] && seats.refusal[index].isEmpty();
        }
    }

    private String refusal(int index, Availability person, Load load, Pool pool, Instant now) {
        return switch (person) {
            case Availability.Refused refused -> refused.why();
            case Availability.Free _ ->
                weights[index] == 0
                        ? "weight 0 in " + turnName
                        : Capacity.refusal(reps[index], load, pool, now).orElse("");
        };
    }

    /** Whether every member of the pool is excluded, so that waiting would be in vain. */
    boolean allExcluded(String pool, Map<String, String> excluded) {
        if (excluded.isEmpty()) {
            return false;
        }
        boolean[] belongs = seats(pool).belongs;
        for (int i = 0; i < belongs.length; i++) {
            if (belongs[i] && !excluded.containsKey(ids.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Takes a turn for the pool and says everybody who was passed over; empty when nobody is free for it. */
    Optional<Rep> pick(String pool, Map<String, String> excluded, List<PassedOver> passedOver) {
        Seats seats = seats(pool);
        boolean[] may = new boolean[reps.length];
        for (int i = 0; i < may.length; i++) {
            may[i] = seats.belongs[i]
                    && seats.refusal[i].isEmpty()
                    && (excluded.isEmpty() || !excluded.containsKey(ids.get(i)));
        }
        int chosen = rotation.pick(available, may);
        String after = chosen < 0 ? "" : "due, but after " + ids.get(chosen);
        for (int i = 0; i < may.length; i++) {
            if (i == chosen || !seats.belongs[i]) {
                continue;
            }
            String id = ids.get(i);
            if (may[i]) {
                passedOver.add(new PassedOver(id, rotation.wasDue(i) ? after : "not due yet"));
            } else {
                passedOver.add(new PassedOver(id, excluded.getOrDefault(id, seats.refusal[i])));
            }
        }
        return chosen < 0 ? Optional.empty() : Optional.of(reps[chosen]);
    }

    /** Counts a matched lead as the rep's turn. Whether that moved anything: not for somebody who is no member of the pool. */
    boolean count(String pool, String rep) {
        int index = Collections.binarySearch(ids, rep);
        if (index < 0 || !seats(pool).belongs[index] || weights[index] == 0) {
            return false;
        }
        rotation.count(index);
        return true;
    }

    private Seats seats(String pool) {
        Seats seats = pools.get(pool);
        if (seats == null) {
            throw new IllegalArgumentException("pool " + pool + " does not take turns in " + turnName);
        }
        return seats;
    }
}
