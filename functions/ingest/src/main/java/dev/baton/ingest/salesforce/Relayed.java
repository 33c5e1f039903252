package dev.baton.ingest.salesforce;

import dev.baton.normal.Raw;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a relayed event means to ingest. */
public sealed interface Relayed {
    /**
     * Leads, or something that should have been one.
     *
     * @param unclear why something of it could not be turned into a lead; empty when all of it could
     */
    record Understood(List<Announced> leads, Optional<String> unclear) implements Relayed {
        public Understood {
            leads = List.copyOf(leads);
        }
    }

    /** Nothing for ingest, and why. */
    record Ignored(String why) implements Relayed {}

    /**
     * One lead of an event.
     *
     * @param org the Salesforce org's id
     * @param recordId the 18-character id of the record; empty when the event names none
     * @param key what names the lead at its source: the record's id, else the event's own key
     * @param event what names the event itself, the same when it is delivered again
     * @param created whether it tells that the record was created
     * @param content the whole of what was sent for this lead: type and payload
     */
    record Announced(
            String org,
            String recordId,
            String key,
            String event,
            Optional<Instant> at,
            String type,
            boolean created,
            String content,
            Raw raw) {}

    /** Something that cannot be turned into a lead. */
    static Understood unclear(String why) {
        return new Understood(List.of(), Optional.of(why));
    }
}
