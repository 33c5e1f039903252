package dev.baton.ingest.intake;

import dev.baton.intake.Returning;
import dev.baton.intake.ToEnrich;
import dev.baton.lead.Decision;
import dev.baton.lead.Facts;
import dev.baton.lead.Ids;
import dev.baton.lead.Lead;
import dev.baton.lead.Outcome;
import dev.baton.lead.Verdict;
import dev.baton.queue.Message;
import dev.baton.queue.SendException;
import dev.baton.store.Acceptance;
import dev.baton.store.LeadState;
import dev.baton.store.LeadStore;
import dev.baton.store.Outcomes;
import dev.baton.store.StoreException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Accepts a lead. The conditional put is the whole check for duplicates; everything after it may be lost in a crash and is made good by
 * the sender's repeat or by the watch. Thread-safe.
 */
public final class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);

    private final Ids ids;
    private final LeadStore leads;
    private final Outcomes outcomes;
    private final Returning returning;
    private final ToEnrich enrich;
    private final Clock clock;

    public Intake(Ids ids, LeadStore leads, Outcomes outcomes, Returning returning, ToEnrich enrich, Clock clock) {
        this.ids = ids;
        this.leads = leads;
        this.outcomes = outcomes;
        this.returning = returning;
        this.enrich = enrich;
        this.clock = clock;
    }

    /**
     * Takes responsibility for a lead, or finds that Baton has it.
     *
     * @throws RuntimeException a fault for which {@link StoreException#passing} says whether trying again may help: nothing was accepted, or
     *     nobody knows; to be sent again under the same key
     */
    public Taken take(Submission submission) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Lead lead = submission.lead(ids, now);
        return switch (leads.accept(lead, submission.digest(), submission.received(), now)) {
            case Acceptance.Accepted() -> {
                sendOn(lead, 1, 0, submission.trapped(), now);
                yield new Taken.Accepted(lead.id());
            }
            case Acceptance.SameAgain(LeadState there) -> {
                again(there, submission.trapped(), now);
                yield new Taken.Accepted(lead.id());
            }
            case Acceptance.Different(LeadState there) -> new Taken.KeyUsed(there);
        };
    }

    /** The first time may have ended anywhere after the put. What was accepted then goes on, not what came now. */
    private void again(LeadState there, boolean trapped, Instant now) {
        if (there.undecided(there.routing())) {
            leads.lead(there.id()).ifPresent(lead -> sendOn(lead, there.routing(), there.attempts(), trapped, now));
        }
    }

    private void sendOn(Lead lead, int routing, int attempt, boolean trapped, Instant now) {
        if (trapped) {
            attempt(lead, "rejected", () -> reject(lead, routing, now));
            return;
        }
        // First what is known of the person: this lead then finds the earlier one on its way, and follows it.
        attempt(lead, "matched with earlier ones", () -> returning.formOf(lead, now));
        attempt(lead, "sent on", () -> enrich.send(new Message.Accepted(lead, routing, attempt)));
    }

    /** The lead is accepted and its timer is set, so nothing that fails now is the sender's trouble: the watch sends the lead on. */
    private static void attempt(Lead lead, String what, Runnable work) {
        try {
            work.run();
        } catch (SdkException | StoreException | SendException e) {
            LOG.warnf(
                    "lead %s is accepted but could not be %s: %s",
                    lead.id(), what, e.getClass().getSimpleName());
        }
    }

    /** Rejected with a reason, not thrown away: a browser that fills in what its user does not see must not cost a lead for good. */
    private void reject(Lead lead, int routing, Instant now) {
        String why = "the field that people do not see was filled in";
        outcomes.end(
                lead,
                Facts.NONE,
                new Decision(
                        lead.id(),
                        routing,
                        now,
                        new Verdict.Rejected(0, why),
                        new Outcome.Rejected(why),
                        List.of(),
                        Decision.Inputs.NONE),
                now);
    }
}
