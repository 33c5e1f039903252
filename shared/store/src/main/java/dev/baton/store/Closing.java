package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Status;
import dev.baton.roster.Capacity;
import dev.baton.roster.Load;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** What happens to a lead after it has an outcome. Each takes effect exactly once, however often it is asked for. */
public final class Closing {
    private static final int TRIES = 20;

    private final Dynamo dynamo;
    private final LeadStore leads;
    private final RosterStore roster;
    private final Standing standing;
    private final Records records;

    public Closing(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
        this.leads = new LeadStore(client, tables);
        this.roster = new RosterStore(client, tables);
        this.standing = new Standing(dynamo, roster);
        this.records = new Records(client, tables);
    }

    /** Closes a lead and frees its owner's capacity, in one transaction. */
    public CloseResult close(LeadId id, String by, String reason, Instant now) {
        for (int again = 1; again <= TRIES; again++) {
            Optional<LeadState> found = leads.state(id);
            if (found.isEmpty()) {
                return new CloseResult.Unknown();
            }
            LeadState there = found.get();
            switch (there.status()) {
                case RECEIVED, STUCK -> {
                    return new CloseResult.Undecided(there);
                }
                case REJECTED, CLOSED, ERASED -> {
                    return new CloseResult.Already(there);
                }
                case ASSIGNED, HELD, NURTURED -> {
                    if (written(closing(there, new LeadEvent(now, "closed", by, reason)))) {
                        return new CloseResult.Closed(there);
                    }
                }
            }
            Transaction.pause(again);
        }
        throw busy();
    }

    private List<TransactWriteItem> closing(LeadState there, LeadEvent event) {
        String table = dynamo.tables().leads();
        List<TransactWriteItem> items = new ArrayList<>();
        Expression move = LeadItem.move(table, there.id(), Status.CLOSED, event.at())
                .set("closedAt", value(event.at()))
                .set("closeReason", value(event.why()))
                .set("open", value(false));
        Standing.whenAs(move, there);
        if (there.hold().isPresent()) {
            move.remove(LeadItem.HOLD).remove("dueAt");
        }
        items.addAll(standing.loads(there, Optional.empty(), there.pool(), event.at()));
        standing.unlisted(there).ifPresent(items::add);
        items.add(move.update());
        items.add(Events.put(table, there.id(), event));
        return items;
    }

    /**
     * Opens a closed lead again, as it stood before: where a rep has it, it counts as open once more, in the same transaction; the day and
     * the week do not.
     */
    public ReopenResult reopen(LeadId id, String by, String why, Instant now) {
        for (int again = 1; again <= TRIES; again++) {
            Optional<LeadState> found = leads.state(id);
            if (found.isEmpty()) {
                return new ReopenResult.Unknown();
            }
            LeadState there = found.get();
            if (there.status() != Status.CLOSED) {
                return new ReopenResult.NotClosed(there);
            }
            Optional<Status> before = leads.decision(id, there.routing()).flatMap(Closing::status);
            if (before.isEmpty()) {
                return new ReopenResult.NeverDecided(there);
            }
            if (written(reopening(there, before.get(), new LeadEvent(now, "reopened", by, why)))) {
                return new ReopenResult.Reopened(there);
            }
            Transaction.pause(again);
        }
        throw busy();
    }

    private static Optional<Status> status(Decided decided) {
        return switch (decided.decision().outcome()) {
            case Outcome.Assigned _ -> Optional.of(Status.ASSIGNED);
            case Outcome.Nurtured _ -> Optional.of(Status.NURTURED);
            case Outcome.Rejected _ -> Optional.of(Status.REJECTED);
            case Outcome.Held _ -> Optional.empty();
        };
    }

    private List<TransactWriteItem> reopening(LeadState there, Status to, LeadEvent event) {
        String table = dynamo.tables().leads();
        List<TransactWriteItem> items = new ArrayList<>();
        Optional<Owner.Rep> rep = to == Status.ASSIGNED
                ? there.owner().filter(Owner.Rep.class::isInstance).map(Owner.Rep.class::cast)
                : Optional.empty();
        Expression move = LeadItem.move(table, there.id(), to, event.at())
                .set("open", value(rep.isPresent()))
                .remove("closedAt", "closeReason");
        if (to != Status.REJECTED && unwritten(there)) {
            LeadItem.markRest(move, there.routing(), event.at());
        }
        items.add(Standing.whenAs(move, there).update());
        rep.ifPresent(owner -> {
            Versioned<Load> load = roster.load(owner.id());
            items.add(Loads.put(
                    dynamo.tables().routing(),
                    owner.id(),
                    Capacity.reopened(load.value(), there.pool()),
                    load.version()));
        });
        items.add(Events.put(table, there.id(), event));
        return items;
    }

    /** A delivery whose turn came while the lead was closed told the world, and wrote nothing to Salesforce. */
    private boolean unwritten(LeadState there) {
        return there.mode() == Mode.LIVE
                && there.delivery().isEmpty()
                && records.state(there.id()).writtenRouting() != there.routing();
    }

    /** Marks the first touch. */
    public TouchResult touch(LeadId id, String by, Instant now) {
        for (int again = 1; again <= TRIES; again++) {
            Optional<LeadState> found = leads.state(id);
            if (found.isEmpty()) {
                return new TouchResult.Unknown();
            }
            LeadState there = found.get();
            if (there.firstTouchAt().isPresent()) {
                return new TouchResult.Already(there);
            }
            if (there.status() != Status.ASSIGNED) {
                return new TouchResult.NotAssigned(there);
            }
            String table = dynamo.tables().leads();
            Expression touch = Expression.on(table, Key.lead(id))
                    .set("firstTouchAt", value(now))
                    .set("updatedAt", value(now))
                    .when("attribute_not_exists(#firstTouchAt)");
            LeadItem.whenRouting(LeadItem.whenStatus(touch, Status.ASSIGNED), there.routing());
            if (written(List.of(touch.update(), Events.put(table, id, new LeadEvent(now, "touched", by, ""))))) {
                return new TouchResult.Touched(there);
            }
            Transaction.pause(again);
        }
        throw busy();
    }

    private boolean written(List<TransactWriteItem> items) {
        return Transaction.settle(dynamo.client(), items) instanceof Transaction.Result.Written;
    }

    private static StoreException busy() {
        return new StoreException.Busy(
                "a lead or its owner's load changed at every try", new IllegalStateException(TRIES + " tries"));
    }
}
