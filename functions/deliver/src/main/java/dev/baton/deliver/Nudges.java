package dev.baton.deliver;

import dev.baton.deliver.DeliverStage.Failures;
import dev.baton.lead.Decision;
import dev.baton.lead.Facts;
import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Sla;
import dev.baton.lead.SlaNotice;
import dev.baton.lead.Status;
import dev.baton.queue.Message;
import dev.baton.store.Decided;
import dev.baton.store.FirstTouchWatch;
import dev.baton.store.FirstTouchWatch.PutOff;
import dev.baton.store.FirstTouches;
import dev.baton.store.LeadEvent;
import dev.baton.store.LeadState;
import dev.baton.store.LeadStore;
import dev.baton.store.Records;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Notices on their way into Salesforce: what is checked before, and what is noted after. What came of one is noted with the lead once; one
 * that has to wait is put off on the lead's clock, and the watch sends it again. Thread-safe.
 */
final class Nudges {
    private static final Logger LOG = Logger.getLogger(Nudges.class);

    /** How long a notice waits for the delivery of the lead itself. */
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private static final String BY = "deliver";

    private final LeadStore leads;
    private final Records records;
    private final FirstTouches touches;
    private final Setup setup;
    private final Backoff backoff;
    private final Clock clock;
    private final RandomGenerator random;

    Nudges(
            LeadStore leads,
            Records records,
            FirstTouches touches,
            Setup setup,
            Backoff backoff,
            Clock clock,
            RandomGenerator random) {
        this.leads = leads;
        this.records = records;
        this.touches = touches;
        this.setup = setup;
        this.backoff = backoff;
        this.clock = clock;
        this.random = random;
    }

    /** Those of which Salesforce has to be told now. One that came twice in a batch is one. */
    List<Nudge> begin(List<Notices.Brought> batch, Failures failed) {
        if (batch.isEmpty()
                || !setup.now(clock.instant()).settings().firstTouch().tasks()) {
            return List.of();
        }
        Map<String, Nudge> begun = new LinkedHashMap<>();
        for (Notices.Brought one : batch) {
            failed.attempt(
                    List.of(one.recordId()),
                    one.message().id(),
                    () -> begin(one)
                            .ifPresent(nudge -> begun.merge(nudge.notice().id(), nudge, Nudges::together)));
        }
        return List.copyOf(begun.values());
    }

    private static Nudge together(Nudge one, Nudge other) {
        List<String> both = Stream.concat(one.recordIds().stream(), other.recordIds().stream())
                .toList();
        return new Nudge(both, one.wanted(), one.notice(), one.times(), one.tries());
    }

    private Optional<Nudge> begin(Notices.Brought brought) {
        SlaNotice notice = brought.message().notice();
        LeadId id = notice.lead();
        Optional<FirstTouchWatch> watch = touches.read(id, notice.routing()).filter(it -> says(notice, it));
        Optional<LeadState> state = watch.flatMap(_ -> leads.state(id)).filter(it -> waits(notice, it));
        if (watch.isEmpty() || state.isEmpty()) {
            LOG.debugf("nothing to tell Salesforce of notice %s (any more)", notice.id());
            return Optional.empty();
        }
        int times = brought.message().attempt();
        int tries = watch.get()
                .putOff()
                .filter(it -> it.notice().id().equals(notice.id()))
                .map(PutOff::tries)
                .orElse(0);
        if (state.get().deliverStuck()) {
            answered(notice, "not-told", "the lead itself could not be written to Salesforce");
            return Optional.empty();
        }
        if (state.get().delivery().isPresent()) {
            touches.putOff(
                    id, notice.routing(), new PutOff(notice, clock.instant().plus(A_MINUTE), times + 1, tries));
            return Optional.empty();
        }
        return leads.decision(id, notice.routing())
                .map(decided -> new Nudge(
                        List.of(brought.recordId()),
                        wanted(brought.message(), state.get(), decided),
                        notice,
                        times,
                        tries));
    }

    /** Whether the notice has something to say that is not known in Salesforce. A lead that is taken away is delivered anew. */
    private static boolean says(SlaNotice notice, FirstTouchWatch watch) {
        return watch.mode() == Mode.LIVE
                && notice.action() != Sla.OnBreach.REASSIGN
                && !watch.isPast(notice)
                && !watch.answered().equals(notice.id());
    }

    private static boolean waits(SlaNotice notice, LeadState state) {
        return state.status() == Status.ASSIGNED
                && state.routing() == notice.routing()
                && state.firstTouchAt().isEmpty();
    }

    private Wanted wanted(Message.Notice message, LeadState state, Decided decided) {
        Decision decision = decided.decision();
        return new Wanted(
                new Message.Deliver(message.lead(), decision, 0),
                state,
                records.state(message.id()),
                Facts.NONE,
                Optional.empty(),
                Optional.of(message.notice()));
    }

    /** Notes what came of one. */
    void settle(Nudge nudge, Crm.Came came, Failures failed) {
        failed.attempt(nudge.recordIds(), nudge.id(), () -> settle(nudge, came));
    }

    private void settle(Nudge nudge, Crm.Came came) {
        Instant now = clock.instant();
        switch (came) {
            case Crm.Came.PutOff(Instant until, var _) -> later(nudge, until, nudge.tries());
            case Crm.Came.Of(Result.Done _) ->
                answered(nudge.notice(), "told", NoticeText.told(nudge.notice(), nudge.owner()));
            case Crm.Came.Of(Result.Refused(String why)) -> refused(nudge, why);
            case Crm.Came.Of(Result.Later(Instant until)) -> later(nudge, until, nudge.tries());
            case Crm.Came.Of(Result.Busy(String why)) -> {
                int tries = nudge.tries() + 1;
                if (tries > Backoff.TRIES) {
                    refused(nudge, why + ", at every try for hours");
                } else {
                    later(nudge, backoff.again(tries, now, random), tries);
                }
            }
            case Crm.Came.Of(Result.Trouble(var failure)) ->
                throw new IllegalStateException("trouble is put off: " + failure.reason());
        }
    }

    private void later(Nudge nudge, Instant until, int tries) {
        touches.putOff(
                nudge.id(), nudge.notice().routing(), new PutOff(nudge.notice(), until, nudge.times() + 1, tries));
    }

    private void refused(Nudge nudge, String why) {
        // The reason may name a rep or a manager: it is kept with the lead, and not for a log.
        LOG.warnf(
                "notice %s is not told in Salesforce: './baton lead %s' says why",
                nudge.notice().id(), nudge.id());
        answered(nudge.notice(), "not-told", "in Salesforce: " + why);
    }

    private void answered(SlaNotice notice, String kind, String why) {
        touches.answered(notice, new LeadEvent(clock.instant(), kind, BY, why));
    }
}
