package dev.baton.store;

import dev.baton.json.Json;
import dev.baton.lead.LeadId;
import dev.baton.roster.LastLead;
import dev.baton.roster.Load;
import dev.baton.roster.Rep;
import dev.baton.roster.Turn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The heart: what assign reads, and the one transaction in which it decides. */
public final class Assignments {
    private final Dynamo dynamo;

    public Assignments(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
    }

    /**
     * Reads strongly what decisions need. The items are not of one moment; the versions in the transaction make up for it.
     *
     * @param reps members of the pools concerned and preferred reps, by id; somebody who is not in the roster is left out
     * @param turns the names of turns
     * @param persons person keys
     */
    public RoutingState read(Collection<String> reps, Collection<String> turns, Collection<String> persons) {
        return read(reps, turns, persons, List.of());
    }

    /**
     * The same, and the last leads of companies.
     *
     * @param companies as {@link LastLead#key} names them
     */
    public RoutingState read(
            Collection<String> reps,
            Collection<String> turns,
            Collection<String> persons,
            Collection<String> companies) {
        List<Dynamo.At> wanted = new ArrayList<>();
        for (String rep : reps) {
            wanted.add(dynamo.inRouting(Key.profile(rep)));
            wanted.add(dynamo.inRouting(Key.load(rep)));
        }
        turns.forEach(turn -> wanted.add(dynamo.inRouting(Key.turn(turn))));
        persons.forEach(person -> wanted.add(dynamo.inLeads(Key.first(person))));
        companies.forEach(company -> wanted.add(dynamo.inLeads(Companies.key(company))));
        Map<Dynamo.At, Map<String, AttributeValue>> items = dynamo.getAll(wanted);
        Map<String, LeadId> firsts = new HashMap<>();
        for (String person : persons) {
            @Nullable Map<String, AttributeValue> item = items.get(dynamo.inLeads(Key.first(person)));
            if (item != null) {
                firsts.put(person, new LeadId(Attributes.text(item, "lead")));
            }
        }
        return new RoutingState(
                reps(reps, items),
                loads(reps, items),
                turns(turns, items),
                firsts,
                states(firsts),
                companies(companies, items));
    }

    /** Who must not get which of these leads, by the leads themselves; those that anybody may get are left out. */
    public Map<LeadId, Set<String>> notTo(Collection<LeadId> leads) {
        Map<LeadId, Set<String>> notTo = new HashMap<>();
        dynamo.getAll(leads.stream().map(id -> dynamo.inLeads(Key.lead(id))).toList())
                .values()
                .forEach(item -> {
                    Set<String> reps = Attributes.set(item, "notTo");
                    if (!reps.isEmpty()) {
                        notTo.put(LeadItem.id(item), reps);
                    }
                });
        return notTo;
    }

    private Map<LeadId, LeadState> states(Map<String, LeadId> firsts) {
        Map<LeadId, LeadState> states = new HashMap<>();
        dynamo.getAll(firsts.values().stream()
                        .map(id -> dynamo.inLeads(Key.lead(id)))
                        .toList())
                .values()
                .forEach(item -> states.put(LeadItem.id(item), LeadItem.state(item)));
        return states;
    }

    private Map<String, Versioned<Rep>> reps(
            Collection<String> ids, Map<Dynamo.At, Map<String, AttributeValue>> items) {
        Map<String, Versioned<Rep>> reps = new HashMap<>();
        for (String id : ids) {
            @Nullable Map<String, AttributeValue> item = items.get(dynamo.inRouting(Key.profile(id)));
            if (item != null) {
                reps.put(id, Profiles.versioned(item));
            }
        }
        return reps;
    }

    private Map<String, Versioned<Load>> loads(
            Collection<String> ids, Map<Dynamo.At, Map<String, AttributeValue>> items) {
        Map<String, Versioned<Load>> loads = new HashMap<>();
        for (String id : ids) {
            @Nullable Map<String, AttributeValue> item = items.get(dynamo.inRouting(Key.load(id)));
            loads.put(id, item == null ? new Versioned<>(Load.NONE, 0) : Loads.read(item));
        }
        return loads;
    }

    private Map<String, Versioned<Turn>> turns(
            Collection<String> names, Map<Dynamo.At, Map<String, AttributeValue>> items) {
        Map<String, Versioned<Turn>> turns = new HashMap<>();
        for (String name : names) {
            @Nullable Map<String, AttributeValue> item = items.get(dynamo.inRouting(Key.turn(name)));
            turns.put(
                    name,
                    item == null
                            ? new Versioned<>(Turn.START, 0)
                            : new Versioned<>(
                                    Json.read(Attributes.text(item, "turn"), Turn.class),
                                    Attributes.number(item, "version")));
        }
        return turns;
    }

    private Map<String, Versioned<LastLead>> companies(
            Collection<String> names, Map<Dynamo.At, Map<String, AttributeValue>> items) {
        Map<String, Versioned<LastLead>> companies = new HashMap<>();
        for (String name : names) {
            @Nullable Map<String, AttributeValue> item = items.get(dynamo.inLeads(Companies.key(name)));
            if (item != null) {
                companies.put(name, Companies.read(item));
            }
        }
        return companies;
    }

    /** How many items a transaction of this batch holds. */
    public static int items(Batch batch) {
        return new BatchWrites(new Tables("", ""), batch).all().size();
    }

    /**
     * Writes a batch, whole or not at all. It does not retry.
     *
     * @throws StoreException.Impossible if it can never be written: an item too large, too many items
     */
    public Commit commit(Batch batch) {
        List<BatchWrites.Slot> slots = new BatchWrites(dynamo.tables(), batch).all();
        if (slots.size() > Transaction.MAX_ITEMS) {
            throw new StoreException.Impossible(
                    "a transaction holds " + Transaction.MAX_ITEMS + " items",
                    new IllegalArgumentException(slots.size() + " items"));
        }
        Transaction.Result result = Transaction.tryOnce(
                dynamo.client(), slots.stream().map(BatchWrites.Slot::write).toList());
        return switch (result) {
            case Transaction.Result.Written _ -> new Commit.Done(waiters(batch));
            case Transaction.Result.Contended _ -> new Commit.Contended();
            case Transaction.Result.Refused(List<Transaction.Reason> reasons) ->
                new Commit.Refused(refusals(slots, reasons));
        };
    }

    private static Set<String> waiters(Batch batch) {
        Set<String> ring = new TreeSet<>();
        batch.leads().forEach(change -> ring.addAll(change.waiters()));
        return ring;
    }

    private static List<Refusal> refusals(List<BatchWrites.Slot> slots, List<Transaction.Reason> reasons) {
        List<Refusal> refusals = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            if (reasons.get(i).failed()) {
                refusals.add(slots.get(i).refusal().apply(reasons.get(i).item()));
            }
        }
        return refusals;
    }
}
