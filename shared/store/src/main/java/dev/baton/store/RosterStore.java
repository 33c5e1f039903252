package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.roster.Cells;
import dev.baton.roster.Load;
import dev.baton.roster.Rep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The people. Reads are strongly consistent. */
public final class RosterStore {
    private static final int TRIES = 20;

    private final Dynamo dynamo;
    private final PlaybookStore playbooks;

    /**
     * The whole roster.
     *
     * @param version one up at each sync; 0 before the first
     */
    public record Roster(List<Rep> reps, long version) {
        public Roster {
            reps = List.copyOf(reps);
        }
    }

    /** What a sync changed, by rep id. */
    public record Synced(List<String> added, List<String> changed, List<String> removed) {}

    private record People(Map<String, Profiles.Profile> byId, long version) {}

    public RosterStore(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
        this.playbooks = new PlaybookStore(client, tables);
    }

    /** Everybody, by id. */
    public Roster all() {
        People people = people();
        return new Roster(
                people.byId().values().stream().map(Profiles.Profile::effective).toList(), people.version());
    }

    private People people() {
        Optional<Map<String, AttributeValue>> current = dynamo.get(dynamo.inRouting(Key.roster()));
        Map<String, Profiles.Profile> byId = new TreeMap<>();
        current.ifPresent(item -> byId.putAll(profiles(Attributes.set(item, "reps"))));
        return new People(
                byId, current.map(item -> Attributes.number(item, "version")).orElse(0L));
    }

    private Map<String, Profiles.Profile> profiles(Collection<String> ids) {
        Map<String, Profiles.Profile> byId = new HashMap<>();
        dynamo.getAll(ids.stream().map(id -> dynamo.inRouting(Key.profile(id))).toList())
                .values()
                .forEach(item -> {
                    Profiles.Profile profile = Profiles.read(item);
                    byId.put(profile.rep().id(), profile);
                });
        return byId;
    }

    /** One rep. */
    public Optional<Versioned<Rep>> rep(String id) {
        return dynamo.get(dynamo.inRouting(Key.profile(id))).map(Profiles::versioned);
    }

    /** What one rep has on the desk; somebody without an item has {@link Load#NONE}. */
    public Versioned<Load> load(String rep) {
        return dynamo.get(dynamo.inRouting(Key.load(rep))).map(Loads::read).orElse(new Versioned<>(Load.NONE, 0));
    }

    /** What reps have on the desk; somebody without an item has {@link Load#NONE}. */
    public Map<String, Versioned<Load>> loads(Collection<String> reps) {
        Map<Dynamo.At, Map<String, AttributeValue>> items = dynamo.getAll(
                reps.stream().map(id -> dynamo.inRouting(Key.load(id))).toList());
        Map<String, Versioned<Load>> loads = new HashMap<>();
        for (String rep : reps) {
            loads.put(
                    rep,
                    Optional.ofNullable(items.get(dynamo.inRouting(Key.load(rep))))
                            .map(Loads::read)
                            .orElse(new Versioned<>(Load.NONE, 0)));
        }
        return loads;
    }

    /**
     * Makes the roster these people: whoever is missing is inactive from now on. A manual switch survives. The active playbook's
     * cells are computed again with {@code cells} and written with the roster. Afterwards ring every pool. Repeating it is harmless.
     *
     * @param cells from the people to each pool of the active playbook
     */
    public Synced sync(Collection<Rep> reps, Function<Collection<Rep>, Cells> cells) {
        Map<String, Rep> wanted = new TreeMap<>();
        reps.forEach(rep -> wanted.put(rep.id(), rep));
        for (int again = 1; again <= TRIES; again++) {
            People before = people();
            Active active = playbooks.active();
            Synced synced = difference(before, wanted);
            if (profiled(before, wanted, synced) && switched(before, wanted, active, cells)) {
                return synced;
            }
            Transaction.pause(again);
        }
        throw new StoreException.Busy("the roster changed at every try", new IllegalStateException(TRIES + " tries"));
    }

    private static Synced difference(People before, Map<String, Rep> wanted) {
        Synced synced = new Synced(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        wanted.forEach((id, rep) -> {
            Profiles.Profile there = before.byId().get(id);
            if (there == null) {
                synced.added().add(id);
            } else if (!there.rep().equals(rep)) {
                synced.changed().add(id);
            }
        });
        before.byId().keySet().stream().filter(id -> !wanted.containsKey(id)).forEach(synced.removed()::add);
        return synced;
    }

    /** Writes the profiles that differ, each by itself: from here on the next decision sees them. */
    private boolean profiled(People before, Map<String, Rep> wanted, Synced synced) {
        List<String> ids = new ArrayList<>(synced.added());
        ids.addAll(synced.changed());
        ids.addAll(synced.removed());
        Map<String, Profiles.Profile> there = profiles(ids);
        for (String id : ids) {
            Rep rep = wanted.getOrDefault(
                    id, before.byId().containsKey(id) ? inactive(before.byId().get(id)) : null);
            if (rep != null && !written(List.of(Profiles.put(dynamo.tables().routing(), rep, there.get(id))))) {
                return false;
            }
        }
        return true;
    }

    private static Rep inactive(Profiles.Profile profile) {
        return Profiles.with(profile.rep(), profile.rep().on(), false);
    }

    private boolean switched(
            People before, Map<String, Rep> wanted, Active active, Function<Collection<Rep>, Cells> cells) {
        String table = dynamo.tables().routing();
        List<TransactWriteItem> items = new ArrayList<>();
        Map<String, AttributeValue> current = new HashMap<>(Map.of("version", value(before.version() + 1)));
        if (!wanted.isEmpty()) {
            current.put("reps", Attributes.ofAll(new TreeSet<>(wanted.keySet())));
        }
        items.add(
                Expression.on(table, Key.roster()).whenVersion(before.version()).put(current));
        if (active.epoch() > 0) {
            items.add(PlaybookStore.activation(
                    table, active.version(), before.version() + 1, cells.apply(wanted.values()), active));
        }
        return written(items);
    }

    private boolean written(List<TransactWriteItem> items) {
        return Transaction.settle(dynamo.client(), items) instanceof Transaction.Result.Written;
    }

    /**
     * Switches somebody on or off by hand, from the next decision on.
     *
     * @return false when there is no such rep
     */
    public boolean turn(String id, boolean on) {
        try {
            dynamo.client()
                    .updateItem(Expression.on(dynamo.tables().routing(), Key.profile(id))
                            .set("switch", value(on))
                            .add("version", value(1))
                            .when("attribute_exists(#pk)")
                            .updateAlone());
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }
}
