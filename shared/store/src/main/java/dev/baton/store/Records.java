package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.lead.LeadId;
import dev.baton.lead.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Which lead a Salesforce record belongs to ({@code RECORD#id / LEAD}), and what is known of a lead's record ({@code LEAD#id / RECORD}).
 * Reads are strongly consistent; thread-safe.
 */
public final class Records {
    /** How long what was learnt of a record is kept while no lead of Baton's has been delivered to it. */
    public static final Duration KEPT = Duration.ofDays(90);

    private static final int TRIES = 20;

    private final Dynamo dynamo;

    /**
     * The leads that were delivered to one record.
     *
     * @param lead the one that was delivered last
     * @param at when that was
     * @param earlier those before it
     */
    public record Leads(LeadId lead, Instant at, Set<LeadId> earlier) {
        public Leads {
            earlier = Set.copyOf(earlier);
        }

        /** All of them. */
        public Set<LeadId> all() {
            Set<LeadId> all = new LinkedHashSet<>(earlier);
            all.add(lead);
            return all;
        }

        /** These without one; empty when it was the only one. Of those that are left, nobody knows which was delivered last. */
        Optional<Leads> without(LeadId gone) {
            Set<LeadId> others = all();
            others.remove(gone);
            if (others.isEmpty()) {
                return Optional.empty();
            }
            LeadId last = lead.equals(gone) ? others.iterator().next() : lead;
            others.remove(last);
            return Optional.of(new Leads(last, at, others));
        }

        Leads with(LeadId other, Instant otherAt) {
            boolean later = otherAt.isAfter(at);
            LeadId last = later ? other : lead;
            Set<LeadId> before = all();
            before.add(other);
            before.remove(last);
            return new Leads(last, later ? otherAt : at, before);
        }
    }

    /**
     * What was read of many, item by item: one that cannot be read costs nobody else anything.
     *
     * @param found without those of which nothing is known
     * @param broken those whose item is there and cannot be read: somebody has to look at it
     */
    public record Read<K, V>(Map<K, V> found, Set<K> broken) {
        public Read {
            found = Map.copyOf(found);
            broken = Set.copyOf(broken);
        }
    }

    public Records(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
    }

    /**
     * The leads of a Lead, a Contact, or a Task of ours; empty when nothing was delivered to it.
     *
     * @throws StoreException.Impossible if its item cannot be read
     */
    public Optional<Leads> leads(String record) {
        return whole(leads(List.of(record)), record);
    }

    /** The leads of each of these records that has one. */
    public Read<String, Leads> leads(Collection<String> records) {
        return read(
                records.stream().map(id -> dynamo.inLeads(Key.recordLead(id))).toList(),
                item -> Key.of(item).pk().substring(Key.RECORD_PREFIX.length()),
                RecordItem::leads);
    }

    /**
     * What is known of a lead's record; {@link RecordState#unknown} when nothing is.
     *
     * @throws StoreException.Impossible if its item cannot be read
     */
    public RecordState state(LeadId lead) {
        return whole(states(List.of(lead)), lead).orElse(RecordState.unknown(lead));
    }

    /** What is known of these leads' records; those of which nothing is known are left out. */
    public Read<LeadId, RecordState> states(Collection<LeadId> leads) {
        return read(leads.stream().map(id -> dynamo.inLeads(Key.record(id))).toList(), LeadItem::id, RecordItem::state);
    }

    private <K, V> Read<K, V> read(
            List<Dynamo.At> wanted,
            Function<Map<String, AttributeValue>, K> key,
            Function<Map<String, AttributeValue>, V> value) {
        Map<K, V> found = new HashMap<>();
        Set<K> broken = new HashSet<>();
        dynamo.getAll(wanted).values().forEach(item -> {
            try {
                found.put(key.apply(item), value.apply(item));
            } catch (RuntimeException _) { // whatever is wrong with it, it is this one's trouble
                broken.add(key.apply(item));
            }
        });
        return new Read<>(found, broken);
    }

    private static <K, V> Optional<V> whole(Read<K, V> one, K key) {
        if (one.broken().contains(key)) {
            throw new StoreException.Impossible(
                    "what is known of the record of " + key + " cannot be read", new IllegalStateException("broken"));
        }
        return Optional.ofNullable(one.found().get(key));
    }

    /**
     * Remembers what deliver wrote, and that the record (and the Task) is this lead's from now on. Repeating it changes nothing; a late
     * repeat of an earlier routing takes nothing back.
     *
     * @param task the 18-character id of the lead's Task; empty when there is none
     * @return what is known of the record now
     */
    public RecordState delivered(LeadId lead, RecordState.Delivered what, Optional<String> task) {
        RecordState now = merge(lead, before -> before.with(what), true, what.at());
        attach(what.record(), lead, what.at());
        task.ifPresent(id -> attach(id, lead, what.at()));
        return now;
    }

    /**
     * Remembers what was learnt of a lead's record.
     *
     * @param now for how long what is known of a record without a lead is kept
     * @return what is known of it now
     */
    public RecordState seen(LeadId lead, List<Sighting> sightings, Instant now) {
        return merge(
                lead,
                before -> {
                    RecordState after = before;
                    for (Sighting sighting : sightings) {
                        after = after.with(sighting);
                    }
                    return after;
                },
                false,
                now);
    }

    /** Says that a record, or a Task, is this lead's. Of several leads the one that was delivered last has it, whoever comes last here. */
    private void attach(String record, LeadId lead, Instant at) {
        for (int again = 1; again <= TRIES; again++) {
            Optional<Map<String, AttributeValue>> item = dynamo.get(dynamo.inLeads(Key.recordLead(record)));
            Optional<Leads> there = item.map(RecordItem::leads);
            Optional<Leads> after =
                    there.map(leads -> leads.with(lead, at)).or(() -> Optional.of(new Leads(lead, at, Set.of())));
            long version = item.map(its -> Attributes.number(its, "version")).orElse(0L);
            if (after.equals(there)
                    || begun(RecordItem.put(dynamo.tables().leads(), record, after.orElseThrow(), version), lead)) {
                return;
            }
            Transaction.pause(again);
        }
        throw busy();
    }

    private RecordState merge(LeadId lead, UnaryOperator<RecordState> change, boolean delivered, Instant now) {
        for (int again = 1; again <= TRIES; again++) {
            Optional<Map<String, AttributeValue>> item = dynamo.get(dynamo.inLeads(Key.record(lead)));
            RecordState before = item.map(RecordItem::state).orElse(RecordState.unknown(lead));
            RecordState after = change.apply(before);
            boolean passing = item.map(its -> Attributes.has(its, "expiresAt")).orElse(!delivered) && !delivered;
            if (after.equals(before)
                    && (!delivered
                            || item.filter(its -> !Attributes.has(its, "expiresAt"))
                                    .isPresent())) {
                return after;
            }
            long version = item.map(its -> Attributes.number(its, "version")).orElse(0L);
            Map<String, AttributeValue> attributes = RecordItem.attributes(after);
            if (passing) {
                attributes.put("expiresAt", value(now.plus(KEPT).getEpochSecond()));
            }
            attributes.put("version", value(version + 1));
            TransactWriteItem put = Expression.on(dynamo.tables().leads(), Key.record(lead))
                    .whenVersion(version)
                    .put(attributes);
            if (version > 0 ? written(put) : begun(put, lead)) {
                return after;
            }
            Transaction.pause(again);
        }
        throw busy();
    }

    /** Nothing is begun beside a tombstone: whose lead was erased has no record here any more. */
    private boolean begun(TransactWriteItem put, LeadId lead) {
        TransactWriteItem standing = Expression.on(dynamo.tables().leads(), Key.lead(lead))
                .when("attribute_not_exists(#status) OR #status <> :erased")
                .with("erased", value(Status.ERASED.word()))
                .check();
        return switch (Transaction.settle(dynamo.client(), List.of(put, standing))) {
            case Transaction.Result.Written _ -> true;
            case Transaction.Result.Refused(List<Transaction.Reason> reasons) ->
                reasons.getLast().failed();
            case Transaction.Result.Contended(var cause) -> throw cause;
        };
    }

    private boolean written(TransactWriteItem item) {
        return Transaction.settle(dynamo.client(), List.of(item)) instanceof Transaction.Result.Written;
    }

    private static StoreException busy() {
        return new StoreException.Busy(
                "what is known of a record changed at every try", new IllegalStateException(TRIES + " tries"));
    }
}
