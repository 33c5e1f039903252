package dev.baton.roster;

import dev.baton.lead.Outcome.PassedOver;
import dev.baton.roster.Pool.Strategy;
import java.time.Instant;
import java.util.ArrayList;
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
        Collection<Rep> everybody = batch.snapshot().reps().values();
        Map<String, List<String>> members = new HashMap<>();
        sharing.forEach(pool -> members.put(pool.id(), members(pool, tier, everybody)));
        ids = List.copyOf(members.values().stream().collect(TreeSet::new, TreeSet::addAll, TreeSet::addAll));
        reps = ids.stream().map(batch.snapshot().reps()::get).toArray(Rep[]::new);
        weights = new int[reps.length];
        available = new boolean[reps.length];
        for (Pool pool : sharing) {
            pools.put(pool.id(), new Seats(pool, members.getOrDefault(pool.id(), List.of())));
            if (tier > 0 || pool.id().equals(turnName)) {
                Arrays.setAll(weights, i -> Weights.effective(reps[i], pool));
            }
        }
        for (int i = 0; i < reps.length; i++) {
            refresh(i, batch.load(ids.get(i)));
        }
        rotation = new Rotation(batch.snapshot().turn(turnName), ids, weights.clone());
    }

    private static List<String> members(Pool pool, int tier, Collection<Rep> everybody) {
        return everybody.stream()
                .filter(rep -> Membership.tierOf(pool, rep) == tier)
                .map(Rep::id)
                .sorted()
                .toList();
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
    void refresh(String rep, Load load) {
        int index = Collections.binarySearch(ids, rep);
        if (index >= 0) {
            refresh(index, load);
        }
    }

    private void refresh(int index, Load load) {
        Availability person = Availability.of(reps[index], load, batch.calendars(), batch.now());
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
        return switch (Availability.ofPool(reps[index], load, pool, batch.calendars(), batch.now())) {
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
        for (int i = 0; i < may.length; i++) {
            if (i == chosen || !seats.belongs[i]) {
                continue;
            }
            String id = ids.get(i);
            String why = may[i] ? behind(i, chosen, least) : excluded.getOrDefault(id, seats.refusal[i]);
            passedOver.add(new PassedOver(id, why));
        }
        return chosen < 0 ? Optional.empty() : Optional.of(reps[chosen]);
    }

    /** Why somebody who may have the lead does not get it. */
    private String behind(int index, int chosen, boolean[] least) {
        if (!least[index]) {
            return "has more open work for what " + ids.get(index) + " may have than " + ids.get(chosen);
        }
        return rotation.wasDue(index) ? "due, but after " + ids.get(chosen) : "not due yet";
    }

    /** Those with the least open work for what they may have. */
    private boolean[] leastLoaded(boolean[] may, Pool pool) {
        Burden[] burdens = new Burden[may.length];
        for (int i = 0; i < may.length; i++) {
            burdens[i] = Burden.of(reps[i], batch.load(ids.get(i)), pool, weights[i]);
        }
        boolean[] least = new boolean[may.length];
        for (int i = 0; i < may.length; i++) {
            least[i] = may[i];
            for (int other = 0; other < may.length && least[i]; other++) {
                least[i] = !may[other] || burdens[i].compareTo(burdens[other]) <= 0;
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
        return NextOpening.of(reps[index], batch.load(ids.get(index)), pool, batch.calendars(), batch.now(), limit);
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
