package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.roster.Load;
import dev.baton.roster.Load.PoolLoad;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How many open leads each rep has: Baton's own, which each transition counts, and those elsewhere, which the CRM counts and Baton did
 * not assign. Together they are the load's {@code open}, the one number that caps look at. Reads are strongly consistent; thread-safe.
 */
public final class OpenCounts {
    private static final int TRIES = 20;

    private final Dynamo dynamo;

    /**
     * What a load says.
     *
     * @param open all open leads
     * @param elsewhere those of them that Baton did not assign
     * @param pools Baton's own by the pool that they came through; a pool without any is left out
     * @param version one up at each change; 0 where nothing was counted yet
     */
    public record Count(int open, int elsewhere, Map<String, Integer> pools, long version) {
        /** Nothing was counted yet. */
        public static final Count NONE = new Count(0, 0, Map.of(), 0);

        public Count {
            pools = Map.copyOf(pools);
        }

        /** Those that Baton assigned. */
        public int own() {
            return open - elsewhere;
        }
    }

    public OpenCounts(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
    }

    /** What the loads of these reps say; {@link Count#NONE} for somebody without an item. */
    public Map<String, Count> of(Collection<String> reps) {
        Map<Dynamo.At, Map<String, AttributeValue>> items = dynamo.getAll(
                reps.stream().map(id -> dynamo.inRouting(Key.load(id))).toList());
        Map<String, Count> counts = new HashMap<>();
        for (String rep : reps) {
            counts.put(
                    rep,
                    Optional.ofNullable(items.get(dynamo.inRouting(Key.load(rep))))
                            .map(OpenCounts::count)
                            .orElse(Count.NONE));
        }
        return counts;
    }

    private static Count count(Map<String, AttributeValue> item) {
        Versioned<Load> load = Loads.read(item);
        Map<String, Integer> pools = new HashMap<>();
        load.value().pools().forEach((pool, its) -> {
            if (its.open() != 0) {
                pools.put(pool, its.open());
            }
        });
        return new Count(load.value().open(), Loads.elsewhere(item), pools, load.version());
    }

    /**
     * Says how many open leads a rep has elsewhere; Baton's own stay as they are. Repeating it is harmless.
     *
     * @return what was there before
     */
    public Count elsewhere(String rep, int elsewhere) {
        for (int again = 1; again <= TRIES; again++) {
            Optional<Map<String, AttributeValue>> there = dynamo.get(dynamo.inRouting(Key.load(rep)));
            Count before = there.map(OpenCounts::count).orElse(Count.NONE);
            if (before.elsewhere() == elsewhere) {
                return before;
            }
            Load load = there.map(item -> Loads.read(item).value()).orElse(Load.NONE);
            if (written(rep, opened(load, before.own() + elsewhere), elsewhere, before.version())) {
                return before;
            }
            Transaction.pause(again);
        }
        throw new StoreException.Busy(
                "the load of a rep changed at every try", new IllegalStateException(TRIES + " tries"));
    }

    /**
     * Sets right what a recount of Baton's own leads and of those elsewhere found, on condition that the load has not moved since
     * {@code seen} was read: whatever opens or closes a lead of the rep moves it, so that the recount and the load are of one moment.
     *
     * @param own Baton's own open leads by pool, from the leads themselves
     * @return false when the load has moved since
     */
    public boolean repair(String rep, Count seen, Map<String, Integer> own, int elsewhere) {
        Optional<Map<String, AttributeValue>> there = dynamo.get(dynamo.inRouting(Key.load(rep)));
        if (there.map(item -> Attributes.number(item, "version")).orElse(0L) != seen.version()) {
            return false;
        }
        Load load = there.map(item -> Loads.read(item).value()).orElse(Load.NONE);
        Map<String, PoolLoad> pools = new HashMap<>();
        load.pools().forEach((pool, its) -> pools.put(pool, new PoolLoad(0, its.today(), its.thisWeek())));
        own.forEach((pool, count) -> {
            PoolLoad its = pools.getOrDefault(pool, PoolLoad.NONE);
            pools.put(pool, new PoolLoad(count, its.today(), its.thisWeek()));
        });
        pools.values().removeIf(PoolLoad.NONE::equals);
        int all = own.values().stream().mapToInt(Integer::intValue).sum() + elsewhere;
        Load right = new Load(all, load.date(), load.today(), load.week(), load.thisWeek(), pools);
        return written(rep, right, elsewhere, seen.version());
    }

    private static Load opened(Load load, int open) {
        return new Load(open, load.date(), load.today(), load.week(), load.thisWeek(), load.pools());
    }

    private boolean written(String rep, Load load, int elsewhere, long seen) {
        Expression write =
                Loads.writing(dynamo.tables().routing(), rep, load, seen).set("elsewhere", value(elsewhere));
        return Transaction.settle(dynamo.client(), List.of(write.update())) instanceof Transaction.Result.Written;
    }
}
