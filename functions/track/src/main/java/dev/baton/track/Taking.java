package dev.baton.track;

import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Owner;
import dev.baton.roster.Rep;
import dev.baton.store.Deliveries;
import dev.baton.store.HeldLead;
import dev.baton.store.HeldLeads;
import dev.baton.store.LeadState;
import dev.baton.store.PlaybookStore;
import dev.baton.store.Reassign;
import dev.baton.store.ReassignResult;
import dev.baton.store.Reassigning;
import dev.baton.store.RosterStore;
import dev.baton.store.Tables;
import dev.baton.store.Versioned;
import dev.baton.track.reconcile.Change;
import java.time.Clock;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A lead waited, and a person gave its record to somebody: that is a person's decision like one from the command line, a numbered routing
 * of its own, which is delivered with its Task. Nothing of it happens in shadow, where whoever has the record is the old routing's doing.
 * Thread-safe.
 */
final class Taking {
    /** Where somebody counts a lead who is in no pool. */
    private static final String BY_HAND = "by-hand";

    private final Reassigning reassigning;
    private final HeldLeads held;
    private final Deliveries deliveries;
    private final RosterStore roster;
    private final PlaybookStore playbooks;
    private final Mode mode;
    private final Clock clock;

    /** @param mode in which leads are decided whose route says nothing else */
    Taking(DynamoDbClient dynamo, Tables tables, Mode mode, Clock clock) {
        this.reassigning = new Reassigning(dynamo, tables);
        this.held = new HeldLeads(dynamo, tables);
        this.deliveries = new Deliveries(dynamo, tables);
        this.roster = new RosterStore(dynamo, tables);
        this.playbooks = new PlaybookStore(dynamo, tables);
        this.mode = mode;
        this.clock = clock;
    }

    /** Settles the lead with that owner, as long as it stands as {@code seen}. */
    ReassignResult take(LeadState seen, Change.Take take, String by) {
        Optional<HeldLead> waits = held.of(seen);
        if (waits.flatMap(lead -> lead.verdict().mode()).orElse(mode) == Mode.SHADOW) {
            return new ReassignResult.NotNow(seen);
        }
        Optional<Versioned<Rep>> rep = take.to() instanceof Owner.Rep its ? roster.rep(its.id()) : Optional.empty();
        Reassign what =
                new Reassign(take.to(), rep, pool(seen, take.to()), Mode.LIVE, by, take.why(), false, Optional.empty());
        ReassignResult result = reassigning.reassign(seen, what, take.at());
        if (result instanceof ReassignResult.Reassigned(LeadState _, var decision)) {
            deliver(seen.id(), decision.routing());
        }
        return result;
    }

    /** The pool that it counts in: the one where it waits, or was, else one of the rep's. */
    private String pool(LeadState seen, Owner to) {
        String its = seen.hold().map(LeadState.Hold::pool).orElse(seen.pool());
        return its.isEmpty() && to instanceof Owner.Rep rep
                ? playbooks.active().cells().poolsOf(rep.id()).stream()
                        .sorted()
                        .findFirst()
                        .orElse(BY_HAND)
                : its;
    }

    /** The watch sends it within a minute. Nothing is urgent: who has it knows, and has it in Salesforce already. */
    private void deliver(LeadId id, int routing) {
        deliveries.later(id, routing, new Deliveries.Later(clock.instant(), false, 0));
    }
}
