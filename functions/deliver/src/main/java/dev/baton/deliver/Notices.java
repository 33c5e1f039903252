package dev.baton.deliver;

import dev.baton.queue.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Publishes what the watch noted. The watch noted it before it sent it, so nothing is asked of the store; one that comes twice is published
 * twice, under one id. Thread-safe.
 */
final class Notices {
    private static final Logger LOG = Logger.getLogger(Notices.class);

    private final Bus bus;

    Notices(Bus bus) {
        this.bus = bus;
    }

    /** A notice and the record that brought it. */
    record Brought(String recordId, Message.Notice message) {}

    /** Publishes all but those that were published and only wait for Salesforce. Answers those that are published. */
    List<Brought> tell(List<Brought> batch, DeliverStage.Failures failed) {
        List<Brought> fresh =
                batch.stream().filter(one -> one.message().attempt() == 0).toList();
        List<Optional<String>> refusals = bus.publish(fresh.stream()
                .map(one -> NoticeEvent.of(one.message().notice()))
                .toList());
        List<Brought> published = new ArrayList<>(batch);
        for (int i = 0; i < fresh.size(); i++) {
            Brought one = fresh.get(i);
            refusals.get(i).ifPresent(refusal -> {
                LOG.errorf(
                        "a notice about lead %s was not published: %s; it is tried again",
                        one.message().id(), refusal);
                failed.add(List.of(one.recordId()));
                published.remove(one);
            });
        }
        return published;
    }
}
