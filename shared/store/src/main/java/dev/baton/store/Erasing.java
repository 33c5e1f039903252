package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.lead.LeadId;
import dev.baton.lead.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Turns leads into tombstones: still counted, and nothing else. What a lead held on to (a load, a place on a list) is freed in the transaction
 * that makes it one; then everything beside it goes, and at last what the tombstone itself says of the person. Each step can be repeated,
 * and whoever finds a tombstone half done goes on. Thread-safe.
 */
public final class Erasing {
    /** When the watch looks at a tombstone once more: what was being written while it was made is swept up then. */
    public static final Duration LATE = Duration.ofHours(1);

    private static final int TRIES = 20;

    /** All that a tombstone keeps: that there was a lead, when, from where and who had it; the keys go last. */
    private static final String[] FORGOTTEN = {
        "deliverDue", "deliverStuck", "waiters", "closeReason", "digest", "turn", "notTo", "ownerBy", "tookFrom"
    };

    private final Dynamo dynamo;
    private final LeadStore leads;
    private final Standing standing;
    private final Companies companies;

    /**
     * What was erased of one lead.
     *
     * @param before how it stood; empty when it was a tombstone before
     * @param items how many items beside the tombstone went
     */
    public record Erased(Optional<LeadState> before, int items) {
        /** The pools to ring: who waited for this lead, and the list it was on. The pools of its owner come on top. */
        public Set<String> ring() {
            Set<String> pools = new TreeSet<>();
            before.ifPresent(lead -> {
                pools.addAll(lead.waiters());
                lead.hold().ifPresent(hold -> pools.add(hold.pool()));
            });
            return pools;
        }
    }

    public Erasing(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
        this.leads = new LeadStore(client, tables);
        this.standing = new Standing(dynamo, new RosterStore(client, tables));
        this.companies = new Companies(dynamo);
    }

    /** Erases one lead, whatever state it is in; empty when there is no such lead. */
    public Optional<Erased> erase(LeadId id, Instant now) {
        return erase(id, _ -> true, now);
    }

    /** Erases one lead if it stands as it is to stand; empty when it does not, or there is no such lead. */
    Optional<Erased> erase(LeadId id, Predicate<LeadState> stands, Instant now) {
        for (int again = 1; again <= TRIES; again++) {
            Optional<LeadState> found = leads.state(id);
            if (found.isEmpty() || !stands.test(found.get())) {
                return Optional.empty();
            }
            LeadState there = found.get();
            if (there.status() == Status.ERASED) {
                return Optional.of(new Erased(Optional.empty(), rest(there)));
            }
            if (Transaction.settle(dynamo.client(), tombstone(there, now)) instanceof Transaction.Result.Written) {
                return Optional.of(new Erased(Optional.of(there), rest(there)));
            }
            Transaction.pause(again);
        }
        throw new StoreException.Busy(
                "a lead or its owner's load changed at every try", new IllegalStateException(TRIES + " tries"));
    }

    private List<TransactWriteItem> tombstone(LeadState there, Instant now) {
        List<TransactWriteItem> items = new ArrayList<>();
        Expression move = LeadItem.move(dynamo.tables().leads(), there.id(), Status.ERASED, now)
                .set("open", value(false))
                .set("erasedAt", value(now))
                .set("dueAt", LeadItem.due(now.plus(LATE)))
                .remove(LeadItem.HOLD)
                .remove(FORGOTTEN);
        items.add(Standing.whenAs(move, there).update());
        items.addAll(standing.loads(there, Optional.empty(), there.pool(), now));
        standing.unlisted(there).ifPresent(items::add);
        return items;
    }

    /** Sweeps up what was written late beside a tombstone. Nothing is looked at again afterwards. */
    public int sweep(LeadState tombstone) {
        int items = rest(tombstone);
        Expression done =
                Expression.on(dynamo.tables().leads(), Key.lead(tombstone.id())).remove("dueAt");
        dynamo.client().updateItem(LeadItem.whenStatus(done, Status.ERASED).updateAlone());
        return items;
    }

    private int rest(LeadState there) {
        int items = beside(there.id()) + first(there) + companies.forget(there);
        Expression keys =
                Expression.on(dynamo.tables().leads(), Key.lead(there.id())).remove("personKey", "companyKey");
        dynamo.client().updateItem(LeadItem.whenStatus(keys, Status.ERASED).updateAlone());
        return items;
    }

    private int beside(LeadId id) {
        String table = dynamo.tables().leads();
        List<Map<String, AttributeValue>> there = new ArrayList<>();
        dynamo.query(table, Key.lead(id).pk(), "", item -> {
            if (!Key.of(item).sk().equals(Key.LEAD)) {
                there.add(item);
            }
        });
        there.stream()
                .filter(item -> Key.of(item).equals(Key.record(id)))
                .map(item -> Attributes.text(item, "record"))
                .filter(record -> !record.isEmpty())
                .forEach(record -> detach(record, id));
        dynamo.delete(table, there.stream().map(Key::of).toList());
        return there.size();
    }

    /** Of a Salesforce record, or a Task, that was delivered to: the lead is none of its leads any more. */
    public void detach(String record, LeadId id) {
        for (int again = 1; again <= TRIES; again++) {
            Optional<Map<String, AttributeValue>> item = dynamo.get(dynamo.inLeads(Key.recordLead(record)));
            if (item.isEmpty()) {
                return;
            }
            Records.Leads its = RecordItem.leads(item.get());
            if (!its.all().contains(id)) {
                return;
            }
            long version = Attributes.number(item.get(), "version");
            String table = dynamo.tables().leads();
            TransactWriteItem write = its.without(id)
                    .map(others -> RecordItem.put(table, record, others, version))
                    .orElseGet(() -> Expression.on(table, Key.recordLead(record))
                            .whenVersion(version)
                            .delete());
            if (Transaction.settle(dynamo.client(), List.of(write)) instanceof Transaction.Result.Written) {
                return;
            }
            Transaction.pause(again);
        }
        throw new StoreException.Busy(
                "a record's leads changed at every try", new IllegalStateException(TRIES + " tries"));
    }

    /** Its person has no first lead any more, where this was it. */
    private int first(LeadState there) {
        String person = there.keys().person();
        if (person.isEmpty()) {
            return 0;
        }
        Expression mine = Expression.on(dynamo.tables().leads(), Key.first(person))
                .when("#lead = :me")
                .with("me", value(there.id().value()));
        return Transaction.settle(dynamo.client(), List.of(mine.delete())) instanceof Transaction.Result.Written
                ? 1
                : 0;
    }
}
