package dev.baton.deliver;

import dev.baton.lead.Decision;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Status;
import dev.baton.queue.Message;
import dev.baton.queue.Sender;
import dev.baton.store.Cleared;
import dev.baton.store.Deliveries;
import dev.baton.store.LeadState;
import dev.baton.store.LeadStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * One delivery, around what is told: what is checked before, and what is noted after. The order is the protocol's: the lead is read
 * strongly, the outbox is written, the event is published, Salesforce is written, the mark is removed. Thread-safe.
 */
final class Delivery {
    private static final Logger LOG = Logger.getLogger(Delivery.class);

    private final LeadStore leads;
    private final Deliveries deliveries;
    private final Sender sender;
    private final String deliverQueue;

    Delivery(LeadStore leads, Deliveries deliveries, Sender sender, String deliverQueue) {
        this.leads = leads;
        this.deliveries = deliveries;
        this.sender = sender;
        this.deliverQueue = deliverQueue;
    }

    /**
     * Takes a message on: writes the outbox.
     *
     * @return what is to be told; empty when there is nothing to tell: the routing is not the lead's any more, it was told already, or the
     *     lead was erased
     */
    Optional<Taken> begin(String recordId, Message.Deliver message, Instant now) {
        Optional<LeadState> found = leads.state(message.id());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        LeadState state = found.get();
        if (state.routing() > message.routing()) {
            // An earlier attempt at this one may have told the world, and died before it saw that it was overtaken.
            overtaken(message, state, now);
            return Optional.empty();
        }
        if (!outstanding(state, message.routing())) {
            LOG.debugf("nothing to tell of routing %d of lead %s (any more)", message.routing(), message.id());
            return Optional.empty();
        }
        OutcomeEvent event = OutcomeEvent.of(message.decision());
        Taken taken = new Taken(List.of(recordId), message, state, event);
        boolean newest = taken.due().told()
                || deliveries.tell(message.id(), new Deliveries.Told(message.routing(), now, event.detail()));
        return newest ? Optional.of(taken) : Optional.empty();
    }

    private static boolean outstanding(LeadState state, int routing) {
        return state.status() != Status.ERASED
                && state.routing() == routing
                && state.delivery().filter(due -> due.routing() == routing).isPresent();
    }

    /** Notes that all was told. Where a newer routing was decided meanwhile, that one is delivered once more. */
    void done(Message.Deliver message, Instant now) {
        cleared(message, deliveries.clear(message.id(), message.routing(), now));
    }

    /** Notes that a closed lead needs nothing more. Where it was opened again meanwhile the mark stays, and the watch has it delivered. */
    void doneIfClosed(Message.Deliver message, Instant now) {
        cleared(message, deliveries.clearIfClosed(message.id(), message.routing(), now));
    }

    private void cleared(Message.Deliver message, Cleared cleared) {
        switch (cleared) {
            case Cleared.Done _, Cleared.Already _ -> {}
            case Cleared.Newer(LeadState there) -> sendAgain(message.lead(), there);
        }
    }

    /** Notes that the rest is told later: the watch sends it again then. */
    void later(Message.Deliver message, Deliveries.Later later, Instant now) {
        if (!deliveries.later(message.id(), message.routing(), later)) {
            done(message, now);
        }
    }

    /** Notes that the rest will not be told unless a person acts. */
    void failed(Message.Deliver message, String why, Instant now) {
        if (!deliveries.failed(message.id(), message.routing(), why)) {
            done(message, now);
        }
    }

    private void overtaken(Message.Deliver older, LeadState there, Instant now) {
        if (deliveries.markAgain(there, now) instanceof Cleared.Newer(LeadState newer)) {
            sendAgain(older.lead(), newer);
        }
    }

    private void sendAgain(Lead lead, LeadState there) {
        LeadId id = there.id();
        Decision newer = leads.decision(id, there.routing())
                .orElseThrow(() -> new IllegalStateException(
                        "lead " + id + " has an outcome of routing " + there.routing() + " but no decision"))
                .decision();
        sender.send(deliverQueue, new Message.Deliver(lead, newer, 0));
    }
}
