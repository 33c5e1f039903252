package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.lead.Decision;
import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Owner;
import dev.baton.lead.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Who has a lead changes outside a decision. The routing number stays; in one transaction the lead's owner, both reps' loads, where asked
 * for the pool's turn, and an event that tells it. Each takes effect exactly once, however often it is asked for: whom the lead has already
 * is left alone. Thread-safe.
 *
 * <p>The new owner's load counts the lead as open, and for the day and week of the moment given, whatever the caps say: a person decided,
 * and caps bind decisions of Baton's. The earlier owner's day and week keep it: it was had.
 */
public final class Reowning {
    private static final int TRIES = 20;

    private final Dynamo dynamo;
    private final LeadStore leads;
    private final Standing standing;
    private final Turns turns;
    private final Companies companies;

    public Reowning(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
        this.leads = new LeadStore(client, tables);
        RosterStore roster = new RosterStore(client, tables);
        this.standing = new Standing(dynamo, roster);
        this.turns = new Turns(dynamo, roster);
        this.companies = new Companies(dynamo);
    }

    /**
     * Gives an assigned lead, or one that was assigned and is closed, to another owner, whatever routing it is in.
     *
     * @param to a {@code Rep} counts the lead in the load, any other does not
     * @param at when it happened
     */
    public ReownResult reown(LeadId id, Owner to, Reown why, Instant at) {
        return reown(id, Optional.empty(), to, why, at);
    }

    /** The same, as long as the lead stands as {@code seen}: same routing, same status, same owner. */
    public ReownResult reown(LeadState seen, Owner to, Reown why, Instant at) {
        return reown(seen.id(), Optional.of(seen), to, why, at);
    }

    private ReownResult reown(LeadId id, Optional<LeadState> seen, Owner to, Reown why, Instant at) {
        for (int again = 1; again <= TRIES; again++) {
            Optional<LeadState> found = leads.state(id);
            if (found.isEmpty()) {
                return new ReownResult.Unknown();
            }
            LeadState there = found.get();
            switch (there.status()) {
                case RECEIVED, STUCK, HELD, NURTURED, REJECTED, ERASED -> {
                    return new ReownResult.NotAssigned(there);
                }
                case ASSIGNED, CLOSED -> {
                    if (there.assignedAt().isEmpty()) {
                        return new ReownResult.NotAssigned(there);
                    }
                    if (done(there, to)) {
                        return new ReownResult.Already(there);
                    }
                    if (seen.filter(before -> !same(before, there)).isPresent()) {
                        return new ReownResult.Changed(there);
                    }
                    if (Transaction.settle(dynamo.client(), items(there, to, why, at))
                            instanceof Transaction.Result.Written) {
                        return new ReownResult.Moved(there);
                    }
                }
            }
            Transaction.pause(again);
        }
        throw new StoreException.Busy(
                "a lead, a load or a turn changed at every try", new IllegalStateException(TRIES + " tries"));
    }

    private static boolean same(LeadState before, LeadState there) {
        return before.routing() == there.routing()
                && before.status() == there.status()
                && before.owner().equals(there.owner());
    }

    private static boolean done(LeadState there, Owner to) {
        return there.open() == counts(there, to)
                && there.owner().filter(owner -> sameOwner(owner, to)).isPresent();
    }

    private static boolean counts(LeadState there, Owner to) {
        return there.status() == Status.ASSIGNED && to instanceof Owner.Rep;
    }

    /** Names and booking pages change; who it is does not. */
    static boolean sameOwner(Owner one, Owner other) {
        return switch (one) {
            case Owner.Rep rep -> other instanceof Owner.Rep same && same.id().equals(rep.id());
            case Owner.Queue queue ->
                other instanceof Owner.Queue same && same.name().equals(queue.name());
            case Owner.User user ->
                other instanceof Owner.User same && same.id().equals(user.id());
        };
    }

    private List<TransactWriteItem> items(LeadState there, Owner to, Reown why, Instant at) {
        String table = dynamo.tables().leads();
        List<TransactWriteItem> items = new ArrayList<>();
        Expression move = Expression.on(table, Key.lead(there.id()))
                .set("owner", LeadItem.owner(to))
                .set("open", value(counts(there, to)))
                .set("ownerBy", value(why.kind().word()))
                .set("updatedAt", value(at));
        if (why.kind() == Reown.Kind.REOWNED) {
            move.add("overrides", value(1));
        }
        Standing.whenAs(move, there);
        if (leavesTask(there, why)) {
            LeadItem.markRest(move, there.routing(), at).when("attribute_not_exists(#deliverDue)");
        }
        Optional<Turns.Moved> turn =
                turns.move(there.turn(), why.returnTurn(), why.takeTurn() ? Optional.of(to) : Optional.empty());
        turn.ifPresent(moved -> Turns.note(move, moved.now()));
        items.add(move.update());
        turn.ifPresent(moved -> items.add(moved.write()));
        Optional<String> onto = counts(there, to) ? Turns.rep(to) : Optional.empty();
        items.addAll(standing.loads(there, onto, there.pool(), at));
        if (why.kind() != Reown.Kind.OBSERVED) {
            companies.moved(there, decided(there, to), to, at).ifPresent(items::add);
        }
        items.add(Events.put(table, there.id(), new LeadEvent(at, why.kind().word(), why.by(), told(there, to, why))));
        return items;
    }

    /** By which decision a queue has the lead that a rep gets now; nobody asks otherwise. */
    private Optional<Decision> decided(LeadState there, Owner to) {
        return to instanceof Owner.Rep && there.owner().orElse(null) instanceof Owner.Queue
                ? leads.decision(there.id(), there.routing()).map(Decided::decision)
                : Optional.empty();
    }

    /**
     * Whether the Task that was delivered may still be with whoever had the lead: Salesforce passes open ones on where a person changes the
     * owner on its pages, and nowhere else. So the delivery is due once more; what is outstanding anyway names the new owner.
     */
    private static boolean leavesTask(LeadState there, Reown why) {
        boolean delivered = there.mode() == Mode.LIVE
                && there.status() == Status.ASSIGNED
                && there.delivery().isEmpty()
                && !there.deliverStuck();
        return switch (why.kind()) {
            case REOWNED, REVERSED -> delivered;
            case LINKED, OBSERVED -> false;
        };
    }

    private static String told(LeadState there, Owner to, Reown why) {
        String from = there.owner().map(Reowning::name).orElse("nobody");
        return "from " + from + " to " + name(to) + (why.text().isEmpty() ? "" : ": " + why.text());
    }

    static String name(Owner owner) {
        return switch (owner) {
            case Owner.Rep rep -> rep.id();
            case Owner.Queue queue -> "the queue " + queue.name();
            case Owner.User user -> user.name().isEmpty() ? user.id() : user.name();
        };
    }
}
