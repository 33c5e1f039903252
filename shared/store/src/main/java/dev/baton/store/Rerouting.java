package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.lead.LeadId;
import dev.baton.lead.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Sends leads on their way again. */
public final class Rerouting {
    private final Dynamo dynamo;
    private final LeadStore leads;

    public Rerouting(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
        this.leads = new LeadStore(client, tables);
    }

    /**
     * Starts a nurtured lead's next routing: status received, routing one up, and an event that says why. Afterwards send
     * {@code Accepted(lead, routing, 0)}; the timer sends it if that fails.
     *
     * @return the new routing; empty when the lead is not nurtured (any more)
     */
    public Optional<Integer> rescore(LeadId id, String by, String why, Instant now) {
        return leads.state(id)
                .filter(there -> there.status() == Status.NURTURED)
                .filter(there -> start(there, there.routing() + 1, new LeadEvent(now, "rescored", by, why)))
                .map(there -> there.routing() + 1);
    }

    /**
     * Puts a stuck lead back on its way in the same routing, with fresh timers. Afterwards send {@code Accepted(lead, routing, attempt)}
     * with an attempt above any that was sent, so that no queue takes it for a repetition.
     *
     * @return the routing; empty when the lead is not stuck (any more)
     */
    public Optional<Integer> again(LeadId id, String by, String why, Instant now) {
        return leads.state(id)
                .filter(there -> there.status() == Status.STUCK)
                .filter(there -> start(there, there.routing(), new LeadEvent(now, "resent", by, why)))
                .map(LeadState::routing);
    }

    private boolean start(LeadState there, int routing, LeadEvent event) {
        String table = dynamo.tables().leads();
        Expression move = LeadItem.move(table, there.id(), Status.RECEIVED, event.at())
                .set("routing", value(routing))
                .set("attempts", value(0))
                .set("triedAt", value(event.at()))
                .set("dueAt", LeadItem.due(event.at().plus(Timers.FIRST_LOOK)))
                .remove("deliverDue", "deliverStuck");
        LeadItem.whenRouting(LeadItem.whenStatus(move, there.status()), there.routing());
        return Transaction.settle(dynamo.client(), List.of(move.update(), Events.put(table, there.id(), event)))
                instanceof Transaction.Result.Written;
    }
}
