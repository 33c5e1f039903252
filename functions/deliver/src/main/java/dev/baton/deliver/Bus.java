package dev.baton.deliver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** The event bus on which outcomes are published, under the source {@code baton}. Thread-safe. */
final class Bus {
    /** The source of every event of Baton's. */
    static final String SOURCE = "baton";

    /** EventBridge takes at most ten entries a request (PutEvents, "Entries"). */
    private static final int ENTRIES = 10;

    private final EventBridgeClient client;
    private final String name;

    Bus(EventBridgeClient client, String name) {
        this.client = client;
        this.name = name;
    }

    /**
     * Publishes {@code events} in as few requests as possible. A request may succeed in part.
     *
     * @return for each event, in order, why it was not taken; empty when it was
     */
    List<Optional<String>> publish(List<OutcomeEvent> events) {
        List<Optional<String>> refusals = new ArrayList<>();
        for (int from = 0; from < events.size(); from += ENTRIES) {
            refusals.addAll(request(events.subList(from, Math.min(from + ENTRIES, events.size()))));
        }
        return refusals;
    }

    private List<Optional<String>> request(List<OutcomeEvent> events) {
        List<PutEventsRequestEntry> entries = events.stream().map(this::entry).toList();
        try {
            return client.putEvents(request -> request.entries(entries)).entries().stream()
                    .map(PutEventsResultEntry::errorCode)
                    .map(Optional::ofNullable)
                    .toList();
        } catch (SdkException e) {
            return Collections.nCopies(events.size(), Optional.of(e.getClass().getSimpleName()));
        }
    }

    private PutEventsRequestEntry entry(OutcomeEvent event) {
        return PutEventsRequestEntry.builder()
                .eventBusName(name)
                .source(SOURCE)
                .detailType(event.type())
                .detail(event.detail())
                .build();
    }
}
