package dev.baton.score;

import dev.baton.lead.Decision;
import dev.baton.lead.Lead;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Status;
import dev.baton.queue.Message;
import dev.baton.queue.Outgoing;
import dev.baton.queue.Sender;
import dev.baton.queue.Unsent;
import dev.baton.store.Active;
import dev.baton.store.Decided;
import dev.baton.store.Ending;
import dev.baton.store.LeadState;
import dev.baton.store.LeadStore;
import dev.baton.store.Outcomes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** The ends that score decides: nurtured and rejected. Thread-safe. */
final class Ends {
    private static final Logger LOG = Logger.getLogger(Ends.class);

    private final Outcomes outcomes;
    private final LeadStore leads;
    private final Sender sender;
    private final Latecomers latecomers;
    private final Mode mode;
    private final String deliverQueue;
    private final String assignQueue;

    /** {@code mode} is the deployment's. */
    Ends(
            Outcomes outcomes,
            LeadStore leads,
            Sender sender,
            Latecomers latecomers,
            Mode mode,
            String deliverQueue,
            String assignQueue) {
        this.outcomes = outcomes;
        this.leads = leads;
        this.sender = sender;
        this.latecomers = latecomers;
        this.mode = mode;
        this.deliverQueue = deliverQueue;
        this.assignQueue = assignQueue;
    }

    /**
     * Ends a lead's routing with {@code outcome}, has that delivered, and rings the pools of whoever waited for it. Once the outcome is
     * stored, a message that cannot be sent is the watch's to send: it is no failure. A nurtured lead that a signal came for meanwhile
     * begins its next routing.
     */
    void end(Judged judged, Outcome outcome, Active active, Instant now) {
        Lead lead = judged.message().lead();
        Decision decision = judged.ending(outcome, now, mode);
        switch (outcomes.end(lead, judged.message().facts(), decision, now)) {
            case Ending.Done(Set<String> ring) -> {
                send(deliverQueue, List.of(Outgoing.of(new Message.Deliver(lead, decision, 0))));
                send(
                        assignQueue,
                        ring.stream().map(pool -> doorbell(pool, active)).toList());
                if (outcome instanceof Outcome.Nurtured) {
                    latecomers.look(lead, decision, judged.message().facts(), now);
                }
            }
            case Ending.Duplicate(LeadState there) -> again(lead, there, now);
            case Ending.Overtaken _ -> LOG.debugf("lead %s has moved on; the message is dropped", lead.id());
        }
    }

    /** Makes good what a crash after the outcome may have left out. */
    private void again(Lead lead, LeadState there, Instant now) {
        Optional<Decided> decided = there.delivery().flatMap(due -> leads.decision(lead.id(), due.routing()));
        decided.ifPresent(stored ->
                send(deliverQueue, List.of(Outgoing.of(new Message.Deliver(lead, stored.decision(), 0)))));
        if (there.status() == Status.NURTURED) {
            leads.decision(lead.id(), there.routing())
                    .ifPresent(stored -> latecomers.look(lead, stored.decision(), stored.facts(), now));
        }
    }

    private static Outgoing doorbell(String pool, Active active) {
        return Outgoing.inGroup(active.cells().cellOf(pool), new Message.Doorbell(pool));
    }

    private void send(String queue, List<Outgoing> messages) {
        for (Unsent unsent : sender.sendAll(queue, messages)) {
            LOG.warnf(
                    "%s was not sent: %s; the watch sends it",
                    unsent.what().message().getClass().getSimpleName(), unsent.why());
        }
    }
}
