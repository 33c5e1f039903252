package dev.baton.deliver;

import dev.baton.queue.Arrival;
import dev.baton.queue.Message;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Outcomes come in; the world is told, all of a batch in one request. Each delivery fails on its own. Thread-safe. */
public class DeliverStage {
    private static final Logger LOG = Logger.getLogger(DeliverStage.class);

    private final Delivery delivery;
    private final Bus bus;
    private final Clock clock;

    DeliverStage(Delivery delivery, Bus bus, Clock clock) {
        this.delivery = delivery;
        this.bus = bus;
        this.clock = clock;
    }

    private record Pending(String recordId, Message.Deliver message, OutcomeEvent event) {}

    /**
     * Delivers.
     *
     * @return the ids of the records that failed
     */
    Set<String> pass(List<Arrival> arrivals) {
        Instant now = clock.instant();
        Set<String> failed = new HashSet<>();
        List<Pending> pending = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            if (arrival.message() instanceof Message.Deliver message) {
                attempt(
                        arrival.recordId(),
                        message,
                        failed,
                        () -> delivery.begin(message, now)
                                .ifPresent(event -> pending.add(new Pending(arrival.recordId(), message, event))));
            } else {
                LOG.errorf("deliver takes outcomes; a message of another kind failed: %s", arrival.recordId());
                failed.add(arrival.recordId());
            }
        }
        publish(pending, now, failed);
        return failed;
    }

    private void publish(List<Pending> pending, Instant now, Set<String> failed) {
        List<Optional<String>> refusals =
                bus.publish(pending.stream().map(Pending::event).toList());
        for (int i = 0; i < pending.size(); i++) {
            Pending one = pending.get(i);
            Optional<String> refusal = refusals.get(i);
            if (refusal.isPresent()) {
                LOG.errorf(
                        "the outcome of lead %s was not published: %s; it is tried again",
                        one.message().id(), refusal.get());
                failed.add(one.recordId());
            } else {
                attempt(one.recordId(), one.message(), failed, () -> delivery.done(one.message(), now));
            }
        }
    }

    private static void attempt(String recordId, Message.Deliver message, Set<String> failed, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.errorf(
                    "the outcome of lead %s was not delivered: %s; it is tried again",
                    message.id(), e.getClass().getName());
            failed.add(recordId);
        }
    }
}
