package dev.baton.deliver;

import dev.baton.lead.LeadId;
import dev.baton.queue.Arrival;
import dev.baton.queue.Message;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Outcomes come in; the world is told, all of a batch in one request, and then Salesforce is written. Each delivery fails on its own.
 * Thread-safe.
 */
public class DeliverStage {
    private static final Logger LOG = Logger.getLogger(DeliverStage.class);

    private final Delivery delivery;
    private final Bus bus;
    private final Notices notices;
    private final ToSalesforce salesforce;
    private final Clock clock;

    DeliverStage(Delivery delivery, Bus bus, ToSalesforce salesforce, Clock clock) {
        this.delivery = delivery;
        this.bus = bus;
        this.notices = new Notices(bus);
        this.salesforce = salesforce;
        this.clock = clock;
    }

    /**
     * Delivers.
     *
     * @param timeForAnotherRound asked before what can also be done later
     * @return the ids of the records that failed
     */
    Set<String> pass(List<Arrival> arrivals, BooleanSupplier timeForAnotherRound) {
        Instant now = clock.instant();
        Failures failed = new Failures();
        List<Notices.Brought> notified = notices.tell(notices(arrivals), failed);
        Collection<Taken> told = published(take(arrivals, now, failed), failed);
        salesforce.write(told, notified, timeForAnotherRound, failed);
        return failed.records();
    }

    /** What failed in a batch. For one thread. */
    static final class Failures {
        private final Set<String> records = new HashSet<>();

        /** Does a step of one delivery; what it throws is that delivery's failure. Answers whether it went well. */
        boolean attempt(Taken taken, Runnable step) {
            return attempt(taken.recordIds(), taken.id(), step);
        }

        boolean attempt(List<String> recordIds, LeadId lead, Runnable step) {
            try {
                step.run();
                return true;
            } catch (RuntimeException e) {
                LOG.errorf(
                        "the outcome of lead %s was not delivered: %s; it is tried again",
                        lead, e.getClass().getName());
                records.addAll(recordIds);
                return false;
            }
        }

        void add(Collection<String> recordIds) {
            records.addAll(recordIds);
        }

        Set<String> records() {
            return Set.copyOf(records);
        }
    }

    private static List<Notices.Brought> notices(List<Arrival> arrivals) {
        List<Notices.Brought> brought = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            if (arrival.message() instanceof Message.Notice notice) {
                brought.add(new Notices.Brought(arrival.recordId(), notice));
            }
        }
        return brought;
    }

    private Collection<Taken> take(List<Arrival> arrivals, Instant now, Failures failed) {
        Map<LeadId, Taken> taken = new LinkedHashMap<>();
        for (Arrival arrival : arrivals) {
            if (arrival.message() instanceof Message.Deliver message) {
                failed.attempt(
                        List.of(arrival.recordId()),
                        message.id(),
                        () -> delivery.begin(arrival.recordId(), message, now)
                                .ifPresent(one -> taken.merge(one.id(), one, DeliverStage::together)));
            } else if (!(arrival.message() instanceof Message.Notice)) {
                LOG.errorf("deliver takes outcomes; a message of another kind failed: %s", arrival.recordId());
                failed.add(List.of(arrival.recordId()));
            }
        }
        return taken.values();
    }

    /** A message that came twice in one batch is one delivery. */
    private static Taken together(Taken one, Taken other) {
        List<String> both = Stream.concat(one.recordIds().stream(), other.recordIds().stream())
                .toList();
        Taken newer = one.routing() > other.routing() ? one : other;
        return new Taken(both, newer.message(), newer.state(), newer.event());
    }

    private Collection<Taken> published(Collection<Taken> batch, Failures failed) {
        List<Taken> untold = batch.stream().filter(one -> !one.due().told()).toList();
        List<Optional<String>> refusals =
                bus.publish(untold.stream().map(Taken::event).toList());
        List<Taken> told = new ArrayList<>(batch);
        for (int i = 0; i < untold.size(); i++) {
            Taken one = untold.get(i);
            refusals.get(i).ifPresent(refusal -> {
                LOG.errorf("the outcome of lead %s was not published: %s; it is tried again", one.id(), refusal);
                failed.add(one.recordIds());
                told.remove(one);
            });
        }
        return told;
    }
}
