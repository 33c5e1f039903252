package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.roster.Cells;
import dev.baton.roster.Load;
import dev.baton.roster.Rep;
import dev.baton.roster.Said;
import dev.baton.roster.Sources;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The people. Reads are strongly consistent; thread-safe. */
public final class RosterStore {
    private final Dynamo dynamo;
    private final RosterChange change;

    /**
     * The whole roster.
     *
     * @param version one up at each change of who belongs where; 0 before the first
     */
    public record Roster(List<Rep> reps, long version) {
        public Roster {
            reps = List.copyOf(reps);
        }
    }

    /** What a change did, by rep id, in order. */
    public record Synced(List<String> added, List<String> changed, List<String> removed) {
        public Synced {
            added = List.copyOf(added);
            changed = List.copyOf(changed);
            removed = List.copyOf(removed);
        }

        /** Whether nothing was to be changed. */
        public boolean isNothing() {
            return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
        }
    }

    /** One person before and after something was said by hand. */
    public record Edited(Rep before, Rep after, Sources sources) {}

    public RosterStore(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
        this.change = new RosterChange(dynamo, new PlaybookStore(client, tables));
    }

    /** Everybody who is in the roster, by id. */
    public Roster all() {
        RosterChange.People people = change.people();
        return new Roster(people.members().map(Profiles.Profile::effective).toList(), people.version());
    }

    /** What each source says of everybody it ever said something of, also of those who are not in the roster any more; by id. */
    public Map<String, Sources> sources() {
        Map<String, Sources> sources = new TreeMap<>();
        change.people().byId().forEach((id, profile) -> sources.put(id, profile.sources()));
        return sources;
    }

    /** One rep, also one who is not in the roster any more. */
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
     * Makes what the CSV says these people: whoever is in no other source is inactive from now on. What other sources say stays. Where
     * membership may have changed, the active playbook's cells are computed again with {@code cells} and written with the roster.
     * Afterwards ring the pools concerned. Repeating it is harmless.
     *
     * @param cells from the people to each pool of the active playbook
     */
    public Synced sync(Collection<Rep> reps, Function<Collection<Rep>, Cells> cells) {
        Map<String, Rep> rows = new TreeMap<>();
        reps.forEach(rep -> rows.put(rep.id(), rep));
        return change.all(rows.keySet(), (id, sources) -> sources.withCsv(Optional.ofNullable(rows.get(id))), cells);
    }

    /**
     * Makes what Salesforce says this, of whom it says something, and nothing of everybody else; otherwise as {@link #sync}.
     *
     * @param found by rep id
     */
    public Synced fromSalesforce(Map<String, Said> found, Function<Collection<Rep>, Cells> cells) {
        return change.all(
                found.keySet(), (id, sources) -> sources.withSalesforce(Optional.ofNullable(found.get(id))), cells);
    }

    /**
     * Says something of one person by hand, from the next decision on; otherwise as {@link #sync}. Somebody whom no source knows begins
     * with {@link Sources#NONE}.
     *
     * @param edit may be asked several times
     */
    public Edited edit(String id, UnaryOperator<Sources> edit, Function<Collection<Rep>, Cells> cells) {
        return change.one(id, edit, cells);
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
