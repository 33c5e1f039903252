package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.lead.LeadId;
import dev.baton.lead.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Sends leads on their way again. */
public final class Rerouting {
    private static final int TRIES = 20;

    private final Dynamo dynamo;
    private final LeadStore leads;
    private final Standing standing;
    private final Turns turns;
    private final Companies companies;

    public Rerouting(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
        this.leads = new LeadStore(client, tables);
        RosterStore roster = new RosterStore(client, tables);
        this.standing = new Standing(dynamo, roster);
        this.turns = new Turns(dynamo, roster);
        this.companies = new Companies(dynamo);
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

    /**
     * Starts the next routing of a lead that has an outcome, waits, or got stuck: in one transaction its owner's load is freed, its place on
     * a list of waiting leads is given up, its company's next lead does not follow it, and it is received again, one routing up, with an event that says why. An older routing's
     * messages change nothing from here on.
     *
     * @param seen how the lead stood when this was decided: if it has moved on since, nothing is done, so that asking twice does it once
     */
    public RerouteResult reroute(LeadState seen, Reroute why, Instant now) {
        for (int again = 1; again <= TRIES; again++) {
            Optional<LeadState> found = leads.state(seen.id());
            if (found.isEmpty()) {
                return new RerouteResult.Unknown();
            }
            LeadState there = found.get();
            if (there.routing() != seen.routing() || there.status() != seen.status()) {
                return new RerouteResult.Changed(there);
            }
            switch (there.status()) {
                case RECEIVED, ERASED -> {
                    return new RerouteResult.NotNow(there);
                }
                case STUCK, ASSIGNED, HELD, NURTURED, REJECTED, CLOSED -> {
                    Expression move = move(there, why, now).remove("tookFrom");
                    if (Transaction.settle(dynamo.client(), rerouting(move, there, why, now))
                            instanceof Transaction.Result.Written) {
                        return new RerouteResult.Started(there, there.routing() + 1);
                    }
                }
            }
            Transaction.pause(again);
        }
        throw new StoreException.Busy(
                "a lead, a load or a turn changed at every try", new IllegalStateException(TRIES + " tries"));
    }

    /**
     * The same for a lead that its owner has not touched: on condition that nobody has, and with what else is noted of that.
     *
     * @param had from whom it was taken so far, this one included
     */
    RerouteResult takeAway(LeadState seen, Reroute why, List<String> had, List<TransactWriteItem> noted, Instant now) {
        for (int again = 1; again <= TRIES; again++) {
            Optional<LeadState> found = leads.state(seen.id());
            if (found.isEmpty()) {
                return new RerouteResult.Unknown();
            }
            LeadState there = found.get();
            if (there.routing() != seen.routing()
                    || there.status() != Status.ASSIGNED
                    || there.firstTouchAt().isPresent()
                    || !there.owner().equals(seen.owner())) {
                return new RerouteResult.Changed(there);
            }
            Expression move = move(there, why, now)
                    .set("tookFrom", Attributes.inOrder(had))
                    .when("attribute_not_exists(#firstTouchAt)");
            List<TransactWriteItem> items = new ArrayList<>(rerouting(move, there, why, now));
            items.addAll(noted);
            switch (Transaction.settle(dynamo.client(), items)) {
                case Transaction.Result.Written _ -> {
                    return new RerouteResult.Started(there, there.routing() + 1);
                }
                case Transaction.Result.Contended(var cause) -> throw cause;
                case Transaction.Result.Refused(List<Transaction.Reason> reasons) -> {
                    if (reasons.subList(items.size() - noted.size(), items.size()).stream()
                            .anyMatch(Transaction.Reason::failed)) {
                        return new RerouteResult.Changed(there);
                    }
                }
            }
            Transaction.pause(again);
        }
        throw new StoreException.Busy(
                "a lead, a load or a turn changed at every try", new IllegalStateException(TRIES + " tries"));
    }

    private Expression move(LeadState there, Reroute why, Instant now) {
        Expression move = Standing.whenAs(
                received(there, there.routing() + 1, now)
                        .set("open", value(false))
                        .remove(LeadItem.HOLD)
                        .remove(LeadItem.OUTCOME),
                there);
        if (why.notTo().isEmpty()) {
            move.remove("notTo");
        } else {
            move.set("notTo", Attributes.ofAll(why.notTo()));
        }
        return move;
    }

    private List<TransactWriteItem> rerouting(Expression move, LeadState there, Reroute why, Instant now) {
        String table = dynamo.tables().leads();
        List<TransactWriteItem> items = new ArrayList<>();
        items.add(move.update());
        items.addAll(standing.loads(there, Optional.empty(), there.pool(), now));
        standing.unlisted(there).ifPresent(items::add);
        companies.left(there).ifPresent(items::add);
        turns.move(there.turn(), why.returnTurn(), Optional.empty()).ifPresent(moved -> items.add(moved.write()));
        items.add(Events.put(table, there.id(), new LeadEvent(now, "rerouted", why.by(), told(there, why))));
        return items;
    }

    private static String told(LeadState there, Reroute why) {
        String from = there.owner()
                .map(owner -> "from " + Reowning.name(owner))
                .orElse("was " + there.status().word());
        return why.why().isEmpty() ? from : from + ": " + why.why();
    }

    private Expression received(LeadState there, int routing, Instant now) {
        return LeadItem.move(dynamo.tables().leads(), there.id(), Status.RECEIVED, now)
                .set("routing", value(routing))
                .set("attempts", value(0))
                .set("triedAt", value(now))
                .set("dueAt", LeadItem.due(now.plus(Timers.FIRST_LOOK)))
                .remove("deliverDue", "deliverStuck");
    }

    private boolean start(LeadState there, int routing, LeadEvent event) {
        String table = dynamo.tables().leads();
        Expression move = received(there, routing, event.at());
        LeadItem.whenRouting(LeadItem.whenStatus(move, there.status()), there.routing());
        return Transaction.settle(dynamo.client(), List.of(move.update(), Events.put(table, there.id(), event)))
                instanceof Transaction.Result.Written;
    }
}
