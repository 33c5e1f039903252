package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.lead.LeadId;
import dev.baton.lead.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The leads that wait for a pool. */
public final class HeldLeads {
    private final Dynamo dynamo;

    /**
     * The oldest leads of one pool's list.
     *
     * @param leads in order of their acceptance
     * @param more whether there are younger ones beside these
     * @param unreadable keys of items that could not be read: each is an operator's to look at, and holds up nobody else
     */
    public record Oldest(List<HeldLead> leads, boolean more, List<String> unreadable) {
        public Oldest {
            leads = List.copyOf(leads);
            unreadable = List.copyOf(unreadable);
        }
    }

    public HeldLeads(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
    }

    /** Reads one pool's list strongly, at most {@code limit} leads. */
    public Oldest oldest(String pool, int limit) {
        List<HeldLead> leads = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        @Nullable Map<String, AttributeValue> from = null;
        do {
            QueryResponse page = page(pool, limit - leads.size() - unreadable.size(), from);
            page.items().forEach(item -> read(item, leads, unreadable));
            from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
        } while (from != null && leads.size() + unreadable.size() < limit);
        return new Oldest(leads, from != null, unreadable);
    }

    private static void read(Map<String, AttributeValue> item, List<HeldLead> leads, List<String> unreadable) {
        try {
            leads.add(read(item));
        } catch (RuntimeException _) {
            unreadable.add(Key.of(item).sk());
        }
    }

    private QueryResponse page(String pool, int limit, @Nullable Map<String, AttributeValue> from) {
        return dynamo.client()
                .query(Dynamo.prefixed(dynamo.tables().leads(), "POOL#" + pool, Key.HELD_PREFIX)
                        .limit(limit)
                        .exclusiveStartKey(from)
                        .build());
    }

    /** The list entry of a held lead; empty when it is not held (any more). */
    public Optional<HeldLead> of(LeadState lead) {
        return lead.hold()
                .flatMap(hold -> dynamo.get(dynamo.inLeads(Key.held(hold.pool(), lead.acceptedAt(), lead.id()))))
                .map(HeldLeads::read);
    }

    /**
     * Removes a list entry whose lead does not wait there (any more), so that it is not looked at for ever.
     *
     * @return whether it was such an entry
     */
    public boolean sweep(HeldLead entry) {
        String table = dynamo.tables().leads();
        Expression gone = Expression.on(table, Key.lead(entry.id()))
                .when("NOT (#status = :held AND #routing = :its AND #heldPool = :pool)")
                .with("held", value(Status.HELD.word()))
                .with("its", value(entry.routing()))
                .with("pool", value(entry.parking().pool()));
        return Transaction.settle(
                        dynamo.client(),
                        List.of(gone.check(), Expression.on(table, entry.key()).delete()))
                instanceof Transaction.Result.Written;
    }

    /**
     * Has a lead that is held because of a fault tried again by the next doorbell of its pool: ring it.
     *
     * @return the pool; empty when there is no such lead
     */
    public Optional<String> retry(LeadId id) {
        return dynamo.get(dynamo.inLeads(Key.lead(id)))
                .map(LeadItem::state)
                .flatMap(this::of)
                .filter(held -> held.parking().fault().isPresent())
                .filter(held -> written(held.withoutFault()))
                .map(held -> held.parking().pool());
    }

    private boolean written(HeldLead held) {
        String table = dynamo.tables().leads();
        Expression still = Expression.on(table, Key.lead(held.id()));
        LeadItem.whenRouting(LeadItem.whenStatus(still, Status.HELD), held.routing())
                .when("#heldPool = :pool")
                .with("pool", value(held.parking().pool()));
        return Transaction.settle(dynamo.client(), List.of(still.check(), put(table, held)))
                instanceof Transaction.Result.Written;
    }

    static HeldLead read(Map<String, AttributeValue> item) {
        return Packed.unpack(Attributes.bytes(item, "held"), HeldLead.class);
    }

    static TransactWriteItem put(String table, HeldLead held) {
        return Expression.on(table, held.key())
                .put(Map.of(
                        "held", value(Packed.pack(held)),
                        "since", value(held.parking().waited().since()),
                        "until", value(held.parking().wakeAt()),
                        "then", value(held.parking().waited().then())));
    }
}
