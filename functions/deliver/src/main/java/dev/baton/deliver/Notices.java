package dev.baton.deliver;

import dev.baton.queue.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Tells what the watch noted. The watch noted it before it sent it, so nothing is asked of the store; one that comes twice is told twice, under one id. Thread-safe. */
final class Notices {
    private static final Logger LOG = Logger.getLogger(Notices.class);

    private final Bus bus;

    Notices(Bus bus) {
        this.bus = bus;
    }

    /** A notice and the record that brought it. */
    record Brought(String recordId, Message.Notice message) {}

    void tell(List<Brought> batch, DeliverStage.Failures failed) {
        List<OutcomeEvent> events = new ArrayList<>();
        batch.forEach(one -> events.add(NoticeEvent.of(one.message().notice())));
        List<Optional<String>> refusals = bus.publish(events);
        for (int i = 0; i < batch.size(); i++) {
            Brought one = batch.get(i);
            refusals.get(i).ifPresent(refusal -> {
                LOG.errorf(
                        "a notice about lead %s was not published: %s; it is tried again",
                        one.message().id(), refusal);
                failed.add(List.of(one.recordId()));
            });
        }
    }
}
