package dev.baton.deliver;

import dev.baton.lead.LeadId;
import dev.baton.lead.Outcome;
import dev.baton.lead.Status;
import dev.baton.queue.Message;
import dev.baton.store.Deliveries;
import dev.baton.store.Pause;
import dev.baton.store.RecordState;
import dev.baton.store.Records;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * The second half of a delivery: what was published is written to Salesforce, noted, and its mark removed; notices with the outcomes, in the
 * same calls. Thread-safe.
 */
final class ToSalesforce {
    private static final Logger LOG = Logger.getLogger(ToSalesforce.class);

    private final Delivery delivery;
    private final Optional<Crm> crm;
    private final Aftermath aftermath;
    private final Nudges nudges;
    private final Metrics metrics;
    private final Backoff backoff;
    private final Clock clock;
    private final RandomGenerator random;

    /**
     * Writes.
     *
     * @param crm empty when no org is connected
     */
    ToSalesforce(
            Delivery delivery,
            Optional<Crm> crm,
            Aftermath aftermath,
            Nudges nudges,
            Metrics metrics,
            Backoff backoff,
            Clock clock,
            RandomGenerator random) {
        this.delivery = delivery;
        this.crm = crm;
        this.aftermath = aftermath;
        this.nudges = nudges;
        this.metrics = metrics;
        this.backoff = backoff;
        this.clock = clock;
        this.random = random;
    }

    /** What happens to a batch, gathered. For one thread. */
    private static final class Course {
        private final List<Taken> cleared = new ArrayList<>();

        /** Those that were not written because they were closed. */
        private final List<Taken> closed = new ArrayList<>();

        private final Map<Taken, Message.Written> written = new LinkedHashMap<>();
        private int paused;
        private int limited;
        private int failed;

        Metrics.Counts counts() {
            return new Metrics.Counts(paused, limited, failed);
        }
    }

    void write(
            Collection<Taken> batch,
            List<Notices.Brought> notices,
            BooleanSupplier timeForAnotherRound,
            DeliverStage.Failures failed) {
        Course course = new Course();
        IdentityHashMap<Wanted, Taken> toWrite = new IdentityHashMap<>();
        IdentityHashMap<Wanted, Nudge> toTell = new IdentityHashMap<>();
        List<Wanted> wanted = new ArrayList<>(wanted(batch, toWrite, course, failed));
        for (Nudge nudge : crm.isPresent() ? nudges.begin(notices, failed) : List.<Nudge>of()) {
            wanted.add(nudge.wanted());
            toTell.put(nudge.wanted(), nudge);
        }
        answers(wanted, timeForAnotherRound, toWrite, toTell, failed).forEach((one, came) -> {
            Nudge nudge = toTell.get(one);
            if (nudge != null) {
                nudges.settle(nudge, came, failed);
            } else {
                Taken taken = Objects.requireNonNull(toWrite.get(one), "what was asked for");
                settle(one, came, taken, course, failed);
            }
        });
        readBack(course, failed);
        course.cleared.forEach(one -> failed.attempt(one, () -> delivery.done(one.message(), clock.instant())));
        course.closed.forEach(one -> failed.attempt(one, () -> delivery.doneIfClosed(one.message(), clock.instant())));
        metrics.tell(course.counts(), clock.instant());
    }

    private List<Wanted> wanted(
            Collection<Taken> batch,
            IdentityHashMap<Wanted, Taken> toWrite,
            Course course,
            DeliverStage.Failures failed) {
        List<Taken> live = new ArrayList<>();
        for (Taken one : batch) {
            if (crm.isPresent() && concerns(one)) {
                live.add(one);
            } else if (failed.attempt(one, () -> aftermath.observe(one))) {
                (isClosed(one) ? course.closed : course.cleared).add(one);
            }
        }
        List<Wanted> wanted = new ArrayList<>();
        try {
            Records.Read<LeadId, RecordState> known = aftermath.records(live);
            for (Taken one : live) {
                failed.attempt(one, () -> {
                    Wanted its = aftermath.wanted(one, known);
                    toWrite.put(its, one);
                    wanted.add(its);
                });
            }
        } catch (RuntimeException e) {
            fail(live, e, failed);
        }
        return wanted;
    }

    /** Whether Salesforce is told: not in shadow, not of what is finished, of what is nobody's only where somebody may have had it. */
    private static boolean concerns(Taken taken) {
        return !isClosed(taken)
                && !Aftermath.isShadow(taken.message().decision())
                && switch (taken.message().decision().outcome()) {
                    case Outcome.Assigned _, Outcome.Nurtured _ -> true;
                    case Outcome.Rejected _ -> taken.routing() > 1;
                    case Outcome.Held _ -> false;
                };
    }

    private static boolean isClosed(Taken taken) {
        return taken.state().status() == Status.CLOSED;
    }

    private Map<Wanted, Crm.Came> answers(
            List<Wanted> wanted,
            BooleanSupplier timeForAnotherRound,
            IdentityHashMap<Wanted, Taken> toWrite,
            IdentityHashMap<Wanted, Nudge> toTell,
            DeliverStage.Failures failed) {
        try {
            return crm.isPresent() ? crm.get().deliver(wanted, timeForAnotherRound) : Map.of();
        } catch (RuntimeException e) {
            fail(toWrite.values(), e, failed);
            toTell.values().forEach(nudge -> failed.add(nudge.recordIds()));
            return Map.of();
        }
    }

    private static void fail(Collection<Taken> batch, RuntimeException e, DeliverStage.Failures failed) {
        LOG.errorf(
                "%d outcomes were not written to Salesforce: %s; they are tried again",
                batch.size(), e.getClass().getName());
        batch.forEach(one -> failed.add(one.recordIds()));
    }

    private void settle(Wanted one, Crm.Came came, Taken taken, Course course, DeliverStage.Failures failed) {
        Instant now = clock.instant();
        switch (came) {
            case Crm.Came.PutOff(Instant until, Optional<Pause> pause) -> {
                pause.ifPresent(why -> {
                    course.paused++;
                    course.limited += why.why() == Pause.Why.DAILY_LIMIT ? 1 : 0;
                });
                later(taken, new Deliveries.Later(until, true, taken.due().tries()), failed);
            }
            case Crm.Came.Of(Result.Done(Optional<Result.Written> written)) -> {
                if (failed.attempt(taken, () -> written.ifPresent(what -> aftermath.remember(one, what)))) {
                    written.flatMap(Result.Written::readBack).ifPresent(owner -> course.written.put(taken, owner));
                    course.cleared.add(taken);
                }
            }
            case Crm.Came.Of(Result.Busy(String why)) -> {
                int tries = taken.due().tries() + 1;
                if (tries > Backoff.TRIES) {
                    refused(
                            taken,
                            why + ", at every try for hours: see who or what keeps the record, then resend the lead",
                            course,
                            failed);
                } else {
                    later(taken, new Deliveries.Later(backoff.again(tries, now, random), true, tries), failed);
                }
            }
            case Crm.Came.Of(Result.Later(Instant at)) ->
                later(taken, new Deliveries.Later(at, true, taken.due().tries()), failed);
            case Crm.Came.Of(Result.Refused(String why)) -> refused(taken, why, course, failed);
            case Crm.Came.Of(Result.Trouble(var failure)) ->
                throw new IllegalStateException("trouble is put off: " + failure.reason());
        }
    }

    private void later(Taken taken, Deliveries.Later later, DeliverStage.Failures failed) {
        failed.attempt(taken, () -> delivery.later(taken.message(), later, clock.instant()));
    }

    private void refused(Taken taken, String why, Course course, DeliverStage.Failures failed) {
        // The reason may name a rep or quote the record: it is kept with the lead, and not for a log.
        LOG.errorf(
                "the outcome of lead %s cannot be written to Salesforce: './baton lead %s' says why",
                taken.id(), taken.id());
        course.failed++;
        failed.attempt(taken, () -> delivery.failed(taken.message(), why, clock.instant()));
    }

    /** Before the marks go, so that no owner is written and never looked at. */
    private void readBack(Course course, DeliverStage.Failures failed) {
        try {
            aftermath.readBack(List.copyOf(course.written.values()));
        } catch (RuntimeException e) {
            fail(course.written.keySet(), e, failed);
            course.cleared.removeAll(course.written.keySet());
        }
    }
}
