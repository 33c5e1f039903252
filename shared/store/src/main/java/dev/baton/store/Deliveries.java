package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.lead.LeadId;
import dev.baton.lead.Status;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** What deliver reads and writes. Its first read is {@link LeadStore#state}. */
public final class Deliveries {
    private final Dynamo dynamo;

    /**
     * What the world was told last about a lead.
     *
     * @param outcome the outcome as JSON
     * @param failed why telling it was given up, in a sentence that a person can act on; empty when it was not
     */
    public record Told(int routing, Instant at, String outcome, String failed) {
        /** One that was not given up. */
        public Told(int routing, Instant at, String outcome) {
            this(routing, at, outcome, "");
        }
    }

    /**
     * When a delivery goes on, and what of it is done.
     *
     * @param told whether its event was published
     * @param tries how often it failed for a reason of its own, this time included
     */
    public record Later(Instant at, boolean told, int tries) {}

    public Deliveries(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
    }

    /**
     * Writes the outbox, unless a newer routing is in it.
     *
     * @return whether it was written
     */
    public boolean tell(LeadId id, Told told) {
        Map<String, AttributeValue> item = new HashMap<>(Key.outbox(id).attributes());
        item.put("routing", value(told.routing()));
        item.put("at", value(told.at()));
        item.put("outcome", value(told.outcome()));
        try {
            dynamo.client()
                    .putItem(PutItemRequest.builder()
                            .tableName(dynamo.tables().leads())
                            .item(item)
                            .conditionExpression("attribute_not_exists(pk) OR routing <= :mine")
                            .expressionAttributeValues(Map.of(":mine", value(told.routing())))
                            .build());
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    /** What is in the outbox. */
    public Optional<Told> told(LeadId id) {
        return dynamo.get(dynamo.inLeads(Key.outbox(id)))
                .map(item -> new Told(
                        Attributes.integer(item, "routing"),
                        Attributes.timeOrEpoch(item, "at"),
                        Attributes.text(item, "outcome"),
                        Attributes.text(item, "failed")));
    }

    /**
     * Puts the delivery of {@code routing} off: the watch sends it again when its time has come, without counting that as an attempt.
     *
     * @return false when the mark is not this routing's any more
     */
    public boolean later(LeadId id, int routing, Later later) {
        LeadState.Delivery off = new LeadState.Delivery(routing, 0, later.told(), true, later.tries());
        return attempt(mine(id, routing)
                        .set("deliverDue", LeadItem.delivery(off))
                        .set("dueAt", LeadItem.due(later.at()))
                        .set("triedAt", value(later.at()))
                        .remove("deliverStuck"))
                .isEmpty();
    }

    /**
     * Gives the delivery of {@code routing} up: the outbox says why, and only an operator sends it again.
     *
     * @param why a sentence that a person can act on; it may name a rep or a record, so it is not for a log
     * @return false when the mark is not this routing's any more
     */
    public boolean failed(LeadId id, int routing, String why) {
        Expression reason = Expression.on(dynamo.tables().leads(), Key.outbox(id))
                .set("failed", value(why))
                .when("#routing = :mine")
                .with("mine", value(routing));
        return attempt(reason, _ -> true).isEmpty()
                && attempt(mine(id, routing).set("deliverStuck", value(true)).remove("dueAt"))
                        .isEmpty();
    }

    private Expression mine(LeadId id, int routing) {
        return Expression.on(dynamo.tables().leads(), Key.lead(id))
                .when("#deliverDue.#routing = :mine")
                .with("mine", value(routing));
    }

    /** Removes the mark of {@code routing}; where a newer routing has an outcome, marks that one instead. */
    public Cleared clear(LeadId id, int routing, Instant now) {
        return clear(routing, mine(id, routing), now);
    }

    /**
     * The same for a lead that was not written because it was closed: where it was opened again since, the mark stays, as whoever opened it
     * saw it and left the delivery to it.
     */
    public Cleared clearIfClosed(LeadId id, int routing, Instant now) {
        return clear(
                routing, mine(id, routing).when("#status = :closed").with("closed", value(Status.CLOSED.word())), now);
    }

    private Cleared clear(int routing, Expression mine, Instant now) {
        return attempt(mine.remove("deliverDue", "deliverStuck", "dueAt"))
                .map(there -> there.routing() > routing ? markAgain(there, now) : new Cleared.Already())
                .orElseGet(Cleared.Done::new);
    }

    /**
     * Marks the delivery of the routing that a lead is in now, because an older one may have told the world something else since.
     *
     * @param there the lead, in a later routing than the one delivered
     */
    public Cleared markAgain(LeadState there, Instant now) {
        if (there.status() == Status.RECEIVED
                || there.status() == Status.STUCK
                || there.status() == Status.HELD
                || there.status() == Status.ERASED
                || closedUndecided(there)) {
            return new Cleared.Already();
        }
        Expression mark = Expression.on(dynamo.tables().leads(), Key.lead(there.id()));
        LeadItem.markDelivery(mark, there.routing(), now);
        LeadItem.whenRouting(LeadItem.whenStatus(mark, there.status()), there.routing());
        // Refused means that it has moved on since: whoever moved it delivers.
        return attempt(mark).isEmpty() ? new Cleared.Newer(there) : new Cleared.Already();
    }

    /** It was closed while it waited: its routing has nothing that could be told. */
    private boolean closedUndecided(LeadState there) {
        return there.status() == Status.CLOSED
                && dynamo.get(dynamo.inLeads(Key.decision(there.id(), there.routing())))
                        .isEmpty();
    }

    /** What is there instead, where the condition does not hold. */
    private Optional<LeadState> attempt(Expression write) {
        return attempt(write, LeadItem::state);
    }

    private <T> Optional<T> attempt(Expression write, Function<Map<String, AttributeValue>, T> there) {
        try {
            dynamo.client().updateItem(write.updateAlone());
            return Optional.empty();
        } catch (ConditionalCheckFailedException refused) {
            return Optional.of(there.apply(refused.item()));
        }
    }
}
