package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.lead.Decision;
import dev.baton.lead.LeadId;
import dev.baton.lead.Outcome;
import dev.baton.lead.Status;
import java.time.Instant;
import java.util.Comparator;
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
     * Marks that the lead was touched at {@code at}, unless it is known to have been touched then or before. What was made before the present
     * owner had the lead is noted with the routing that it was in then, and says nothing of the present one's promise.
     */
    public TouchResult touched(LeadId id, Instant at, String by, String why) {
        for (int again = 1; again <= TRIES; again++) {
            Optional<LeadState> found = leads.state(id);
            if (found.isEmpty()) {
                return new TouchResult.Unknown();
            }
            LeadState there = found.get();
            boolean had = there.status() == Status.ASSIGNED || there.status() == Status.CLOSED;
            boolean known =
                    there.firstTouchAt().filter(first -> !at.isBefore(first)).isPresent();
            if (!had || there.assignedAt().filter(since -> !at.isBefore(since)).isEmpty()) {
                return known ? new TouchResult.Already(there) : earlier(there, at, by, why);
            }
            if (known) {
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

    /** Of the routings before this one, the last that somebody had been given by then. */
    private TouchResult earlier(LeadState there, Instant at, String by, String why) {
        Optional<Decision> had = there.status() == Status.ERASED || there.routing() == 1
                ? Optional.empty()
                : leads.decisions(there.id()).stream()
                        .map(Decided::decision)
                        .filter(decision -> decision.routing() < there.routing()
                                && decision.outcome() instanceof Outcome.Assigned
                                && !decision.at().isAfter(at))
                        .max(Comparator.comparingInt(Decision::routing));
        if (had.isEmpty()) {
            return new TouchResult.NotAssigned(there);
        }
        LeadEvent event = new LeadEvent(at, "touched", by, said(had.get(), at, why));
        boolean noted = Transaction.settle(
                        dynamo.client(), List.of(Events.once(dynamo.tables().leads(), there.id(), event)))
                instanceof Transaction.Result.Written;
        return noted ? new TouchResult.Earlier(there, had.get().routing()) : new TouchResult.Already(there);
    }

    private static String said(Decision had, Instant at, String why) {
        String owner = had.outcome() instanceof Outcome.Assigned assigned ? Reowning.name(assigned.owner()) : "";
        String kept = had.sla()
                .map(clock -> at.isAfter(clock.due()) ? ", too late" : ", in time")
                .orElse("");
        return (why.isEmpty() ? "" : why + "; ") + "in routing " + had.routing() + ", with " + owner + kept;
    }
}
