package dev.baton.score;

import dev.baton.lead.Decision;
import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.Signal;
import dev.baton.lead.Verdict;
import dev.baton.queue.Message;
import dev.baton.queue.Sender;
import dev.baton.store.LeadEvent;
import dev.baton.store.LeadStore;
import dev.baton.store.Rerouting;
import dev.baton.store.Signals;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Signals that came while a lead was on its way to be nurtured. Whoever records one then finds a lead that is not nurtured yet and leaves it
 * alone, so score looks itself once the outcome is written: of the two one comes second and sees the other. Thread-safe.
 */
final class Latecomers {
    private static final Logger LOG = Logger.getLogger(Latecomers.class);

    /** As many signals of a person and a company are looked through, the newest. */
    private static final int LOOKED_AT = 50;

    private final Signals signals;
    private final LeadStore leads;
    private final Rerouting rerouting;
    private final Sender sender;
    private final String enrichQueue;

    Latecomers(Signals signals, LeadStore leads, Rerouting rerouting, Sender sender, String enrichQueue) {
        this.signals = signals;
        this.leads = leads;
        this.rerouting = rerouting;
        this.sender = sender;
        this.enrichQueue = enrichQueue;
    }

    /**
     * Sends a lead that was just nurtured on its next routing if there is a signal that it was judged without. One that was there before
     * this routing began is no reason: enrichment did not find it then, and would not now.
     *
     * @param decision the one that nurtured it; it may wait for some things only
     * @param facts what it was judged by
     */
    void look(Lead lead, Decision decision, Facts facts, Instant now) {
        Instant began = began(lead, decision.routing());
        Optional<Signal> unseen = signals.recordedAfter(began, lead.keys(), LOOKED_AT, now).stream()
                .filter(signal -> !facts.signals().contains(signal))
                .filter(signal ->
                        !(decision.verdict() instanceof Verdict.Nurtured nurtured) || nurtured.heeds(signal.news()))
                .findFirst();
        unseen.flatMap(signal -> rerouting.rescore(lead.id(), "score", signal.kind(), now))
                .ifPresent(next -> {
                    LOG.debugf("lead %s is scored again: a signal came meanwhile", lead.id());
                    sender.send(enrichQueue, new Message.Accepted(lead, next, 0));
                });
    }

    private Instant began(Lead lead, int routing) {
        return routing == 1
                ? lead.acceptedAt()
                : leads.events(lead.id()).stream()
                        .map(LeadEvent::at)
                        .max(Instant::compareTo)
                        .orElse(lead.acceptedAt());
    }
}
