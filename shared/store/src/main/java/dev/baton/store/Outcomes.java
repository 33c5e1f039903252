package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.lead.Decision;
import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Outcome;
import dev.baton.lead.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The ends that score decides: nurtured and rejected. */
public final class Outcomes {
    private static final int TRIES = 10;

    private final Dynamo dynamo;
    private final LeadStore leads;

    public Outcomes(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
        this.leads = new LeadStore(client, tables);
    }

    /**
     * Ends a routing: the lead's state, its decision and its delivery mark, in one transaction.
     *
     * @param decision its outcome is {@code Nurtured} or {@code Rejected}
     * @throws IllegalArgumentException for another outcome
     */
    public Ending end(Lead lead, Facts facts, Decision decision, Instant now) {
        Set<String> waiters = Set.of();
        FirstMove first = lead.keys().person().isEmpty() ? new FirstMove.Leave() : new FirstMove.Claim();
        for (int i = 0; i < TRIES; i++) {
            Transaction.Result result =
                    Transaction.settle(dynamo.client(), items(lead, facts, decision, waiters, first, now));
            switch (result) {
                case Transaction.Result.Written _ -> {
                    return new Ending.Done(waiters);
                }
                case Transaction.Result.Contended(var cause) -> throw cause;
                case Transaction.Result.Refused(List<Transaction.Reason> reasons) -> {
                    Transaction.Reason atLead = reasons.getFirst();
                    if (atLead.failed()) {
                        if (atLead.item().isEmpty()) {
                            return new Ending.Overtaken();
                        }
                        LeadState there = LeadItem.state(atLead.item());
                        if (!there.undecided(decision.routing())) {
                            return ended(there, decision.routing());
                        }
                        waiters = there.waiters();
                    } else {
                        first = after(reasons.getLast().item(), decision.outcome());
                    }
                }
            }
        }
        throw new StoreException.Busy(
                "a lead changed at every try to end it", new IllegalStateException(TRIES + " tries"));
    }

    private static Ending ended(LeadState there, int routing) {
        return there.routing() == routing && there.status() != Status.CLOSED && there.status() != Status.ERASED
                ? new Ending.Duplicate(there)
                : new Ending.Overtaken();
    }

    /** Somebody else is this person's first: a nurtured lead takes the place of one that nobody will work on, or that waits too. */
    private FirstMove after(Map<String, AttributeValue> item, Outcome outcome) {
        LeadId other = new LeadId(Attributes.text(item, "lead"));
        boolean idle = leads.state(other)
                .map(there -> switch (there.status()) {
                    case NURTURED, REJECTED, CLOSED, ERASED -> true;
                    case RECEIVED, STUCK, ASSIGNED, HELD -> false;
                })
                .orElse(true);
        return outcome instanceof Outcome.Nurtured && idle ? new FirstMove.Take(other) : new FirstMove.Leave();
    }

    private List<TransactWriteItem> items(
            Lead lead, Facts facts, Decision decision, Set<String> waiters, FirstMove first, Instant now) {
        String table = dynamo.tables().leads();
        Expression move = LeadItem.move(table, lead.id(), status(decision.outcome()), now)
                .set("attempts", value(0))
                .remove("waiters");
        LeadItem.mode(move, decision.mode());
        LeadItem.markDelivery(move, decision.routing(), now);
        LeadItem.whenUndecided(move, decision.routing());
        LeadItem.whenAwaitedBy(move, waiters);
        List<TransactWriteItem> items = new ArrayList<>();
        items.add(move.update());
        items.add(decision(table, decision, facts));
        first.item(table, lead).ifPresent(items::add);
        return items;
    }

    static TransactWriteItem decision(String table, Decision decision, Facts facts) {
        return Expression.on(table, Key.decision(decision.lead(), decision.routing()))
                .put(Map.of("decision", value(Packed.pack(new Decided(decision, facts))), "at", value(decision.at())));
    }

    private static Status status(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Nurtured _ -> Status.NURTURED;
            case Outcome.Rejected _ -> Status.REJECTED;
            case Outcome.Assigned _, Outcome.Held _ ->
                throw new IllegalArgumentException("assign decides who gets a lead, and in one transaction with it");
        };
    }
}
