package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.lead.LeadId;
import dev.baton.lead.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * First touches that are learnt of later, and not always in their order: the earliest stands, whichever is heard of first. A lead that was
 * closed meanwhile is still told when it was touched. Thread-safe.
 */
public final class Touching {
    private static final int TRIES = 20;

    private final Dynamo dynamo;
    private final LeadStore leads;

    public Touching(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
        this.leads = new LeadStore(client, tables);
    }

    /**
     * Marks that the lead was touched at {@code at}, unless it is known to have been touched then or before.
     *
     * @param at not before the assignment: nobody touches for an owner who has not got it yet
     */
    public TouchResult touched(LeadId id, Instant at, String by, String why) {
        for (int again = 1; again <= TRIES; again++) {
            Optional<LeadState> found = leads.state(id);
            if (found.isEmpty()) {
                return new TouchResult.Unknown();
            }
            LeadState there = found.get();
            boolean had = there.status() == Status.ASSIGNED || there.status() == Status.CLOSED;
            if (!had || there.assignedAt().filter(since -> !at.isBefore(since)).isEmpty()) {
                return new TouchResult.NotAssigned(there);
            }
            if (there.firstTouchAt().filter(first -> !at.isBefore(first)).isPresent()) {
                return new TouchResult.Already(there);
            }
            String table = dynamo.tables().leads();
            Expression touch = Expression.on(table, Key.lead(id)).set("firstTouchAt", value(at));
            there.firstTouchAt()
                    .ifPresentOrElse(
                            first -> touch.when("#firstTouchAt = :firstSeen").with("firstSeen", value(first)),
                            () -> touch.when("attribute_not_exists(#firstTouchAt)"));
            LeadItem.whenRouting(LeadItem.whenStatus(touch, there.status()), there.routing());
            LeadEvent event = new LeadEvent(at, "touched", by, why);
            if (Transaction.settle(dynamo.client(), List.of(touch.update(), Events.put(table, id, event)))
                    instanceof Transaction.Result.Written) {
                return new TouchResult.Touched(there);
            }
            Transaction.pause(again);
        }
        throw new StoreException.Busy("a lead changed at every try", new IllegalStateException(TRIES + " tries"));
    }
}
