package dev.baton.roster;

import dev.baton.lead.Outcome.PassedOver;
import dev.baton.roster.Pool.Strategy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The members of the pools that take turns together, with who of them is free now. Mutable, for one batch and one thread.
 *
 * <p>For pools that share turns, a member who is free for any of them is available; one who is not free for the pool that asks (because of
 * that pool's own cap) is excluded for that lead only, so that a pool's cap does not make its members come and go in the other pools.
 */
final class Bench {
    private final String turnName;
    private final Batch batch;
    private final List<String> ids;
    private final Rep[] reps;
    private final int[] weights;
    private final boolean[] available;
    private final Map<String, Seats> pools = new HashMap<>();
    private final Rotation rotation;

    Bench(String turnName, int tier, Collection<Pool> sharing, Batch batch) {
        this.turnName = turnName;
        this.batch = batch;
        reps = batch.snapshot().reps().values().stream()
                .filter(rep -> isMember(rep, sharing, tier))
                .sorted(Comparator.comparing(Rep::id))
                .toArray(Rep[]::new);
        ids = Arrays.stream(reps).map(Rep::id).toList();
        weights = new int[reps.length];
        available = new boolean[reps.length];
        for (Pool pool : sharing) {
            pools.put(pool.id(), new Seats(pool, tier));
            if (tier > 0 || pool.id().equals(turnName)) {
                Arrays.setAll(weights, i -> Weights.effective(reps[i], pool));
            }
        }
        for (int i = 0; i < reps.length; i++) {
            refresh(i, batch.load(ids.get(i)));
        }
        rotation = new Rotation(batch.snapshot().turn(turnName), ids, weights.clone());
    }

    private static boolean isMember(Rep rep, Collection<Pool> sharing, int tier) {
        for (Pool pool : sharing) {
            if (Membership.tierOf(pool, rep) == tier) {
                return true;
            }
        }
        return false;
    }

    /** One pool's view of the bench: why each cannot have a lead of it; empty for who can. */
    private final class Seats {
        private final Pool pool;
        private final boolean[] belongs = new boolean[reps.length];
        private final String[] refusal = new String[reps.length];

        Seats(Pool pool, int tier) {
            this.pool = pool;
            for (int i = 0; i < reps.length; i++) {
                belongs[i] = Membership.tierOf(pool, reps[i]) == tier;
            }
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
    void refresh(String rep, Load load) {
        int index = Collections.binarySearch(ids, rep);
        if (index >= 0) {
            refresh(index, load);
        }
    }

    private void refresh(int index, Load load) {
        Availability person = Availability.of(reps[index], load, batch.working());
        available[index] = false;
        for (Seats seats : pools.values()) {
            seats.refusal[index] = refusal(index, person, load, seats.pool);
            available[index] |= seats.belongs[index] && seats.refusal[index].isEmpty();
        }
    }

    private String refusal(int index, Availability person, Load load, Pool pool) {
        if (person instanceof Availability.Refused(String why)) {
            return why;
        }
        if (weights[index] == 0) {
            return "weight 0 in " + turnName;
        }
        return switch (Availability.ofPool(reps[index], load, pool, batch.working())) {
            case Availability.Refused(String why) -> why;
            case Availability.Free _ -> "";
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

    /** The member of the pool of this id, if there is one. */
    Optional<Rep> member(String pool, String rep) {
        int index = Collections.binarySearch(ids, rep);
        return index >= 0 && seats(pool).belongs[index] ? Optional.of(reps[index]) : Optional.empty();
    }

    /** Whether somebody who is a member of the pool can have a lead of it now. */
    boolean isFree(String pool, String rep) {
        return seats(pool).refusal[Collections.binarySearch(ids, rep)].isEmpty();
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
        boolean[] least = seats.pool.strategy() == Strategy.LEAST_LOADED ? leastLoaded(may, seats.pool) : may;
        int chosen = rotation.pick(available, least);
        String due = chosen < 0 ? "" : "due, but after " + ids.get(chosen);
        for (int i = 0; i < may.length; i++) {
            if (i == chosen || !seats.belongs[i]) {
                continue;
            }
            String id = ids.get(i);
            String why = may[i] ? behind(i, chosen, least, due) : excluded.getOrDefault(id, seats.refusal[i]);
            passedOver.add(new PassedOver(id, why));
        }
        return chosen < 0 ? Optional.empty() : Optional.of(reps[chosen]);
    }

    /** Why somebody who may have the lead does not get it; {@code due} is what most are told. */
    private String behind(int index, int chosen, boolean[] least, String due) {
        if (!least[index]) {
            return "has more open work for what " + ids.get(index) + " may have than " + ids.get(chosen);
        }
        return rotation.wasDue(index) ? due : "not due yet";
    }

    /** Those with the least open work for what they may have. */
    private boolean[] leastLoaded(boolean[] may, Pool pool) {
        boolean[] least = new boolean[may.length];
        Burden lightest = Burden.HEAVIEST;
        for (int i = 0; i < may.length; i++) {
            if (may[i]) {
                Burden its = Burden.of(reps[i], batch.load(ids.get(i)), pool, weights[i]);
                int compared = its.compareTo(lightest);
                if (compared < 0) {
                    Arrays.fill(least, 0, i, false);
                    lightest = its;
                }
                least[i] = compared <= 0;
            }
        }
        return least;
    }

    /**
     * Who of the pool's members, other than these, begins to work first, by {@code limit}; of several, whose turn is next. The lead counts in the
     * day and week of now, so whoever is full now is not looked ahead to, even where the next day has room.
     */
    Optional<Ahead> opensFirst(Pool pool, Map<String, String> excluded, Instant limit) {
        Seats seats = seats(pool.id());
        int first = -1;
        Instant when = Instant.MAX;
        for (int i = 0; i < reps.length; i++) {
            if (seats.belongs[i]
                    && weights[i] > 0
                    && !excluded.containsKey(ids.get(i))
                    && hasRoom(i, pool)
                    && next(i, pool, limit) instanceof NextOpening.At(Instant at)
                    && (at.isBefore(when) || (at.equals(when) && rotation.isBefore(i, first)))) {
                first = i;
                when = at;
            }
        }
        return first < 0 ? Optional.empty() : Optional.of(new Ahead(reps[first], when));
    }

    private boolean hasRoom(int index, Pool pool) {
        Load load = batch.load(ids.get(index));
        return Capacity.refusal(reps[index], load, batch.now()).isEmpty()
                && Capacity.refusal(reps[index], load, pool, batch.now()).isEmpty();
    }

    /** Somebody who will work soon. */
    record Ahead(Rep rep, Instant from) {}

    /**
     * Until when waiting for one of the pool's members makes sense: until the first begins to work, or to the limit where somebody is at work and
     * full.
     *
     * @return empty when nobody will be there by {@code limit}
     */
    Optional<Instant> worthWaiting(Pool pool, Map<String, String> excluded, Instant limit) {
        Seats seats = seats(pool.id());
        Optional<Instant> until = Optional.empty();
        for (int i = 0; i < reps.length; i++) {
            if (seats.belongs[i] && weights[i] > 0 && !excluded.containsKey(ids.get(i))) {
                switch (next(i, pool, limit)) {
                    case NextOpening.WhenRoomComes() -> {
                        return Optional.of(limit);
                    }
                    case NextOpening.At(Instant at) ->
                        until = until.filter(at::isAfter).or(() -> Optional.of(at));
                    case NextOpening.NotInTime() -> {}
                }
            }
        }
        return until;
    }

    private NextOpening next(int index, Pool pool, Instant limit) {
        return NextOpening.of(reps[index], batch.load(ids.get(index)), pool, batch.working(), limit);
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

    /** How each member of the pool stands here. */
    List<Place> places(String pool, int tier) {
        Seats seats = seats(pool);
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < reps.length; i++) {
            if (seats.belongs[i]) {
                double owed = weights[i] == 0 ? 0 : rotation.owed(i);
                places.add(new Place(ids.get(i), tier, weights[i], seats.refusal[i], owed, !rotation.knows(i)));
            }
        }
        return places;
    }

    private Seats seats(String pool) {
        Seats seats = pools.get(pool);
        if (seats == null) {
            throw new IllegalArgumentException("pool " + pool + " does not take turns in " + turnName);
        }
        return seats;
    }
}
