package dev.baton.track.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.salesforce.RecordId;
import dev.baton.store.Sighting;
import dev.baton.store.Stamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A Lead as it was read.
 *
 * @param record its 18-character id
 * @param lead Baton's id of the lead that it was made for; empty when it was not
 * @param born when it was created
 * @param modified its {@code SystemModstamp}
 * @param modifiedBy the id of the user who changed it last; empty when it was not said
 * @param fields what was read, as text, without what is empty
 */
public record Snapshot(
        String record,
        String lead,
        Instant born,
        Instant modified,
        String modifiedBy,
        Sighting sighting,
        Map<String, String> fields) {
    public Snapshot {
        fields = Map.copyOf(fields);
    }

    /** Whether it is a Lead that somebody could still work on. */
    public boolean alive() {
        return !sighting.deleted().orElse(false) && !sighting.converted().orElse(false);
    }

    static Optional<Snapshot> of(ObjectNode row, Instant readAt) {
        return RecordId.of(row.path("Id").asText("")).map(id -> {
            Instant modified = Texts.moment(row, "SystemModstamp").orElse(readAt);
            Sighting sighting = new Sighting(
                    id,
                    Sighting.Kind.LEAD,
                    Stamp.ofSnapshot(modified, readAt),
                    false,
                    false,
                    "",
                    RecordId.of(row.path("OwnerId").asText("")),
                    Texts.of(row, "Status"),
                    Optional.of(row.path("IsConverted").asBoolean(false)),
                    Optional.of(row.path("IsDeleted").asBoolean(false)));
            Map<String, String> fields = new HashMap<>();
            row.properties()
                    .forEach(field -> Texts.of(row, field.getKey())
                            .filter(_ -> field.getValue().isValueNode())
                            .ifPresent(text -> fields.put(field.getKey(), text)));
            return new Snapshot(
                    id,
                    row.path("Baton_Lead_Id__c").asText(""),
                    Texts.moment(row, "CreatedDate").orElse(Instant.EPOCH),
                    modified,
                    RecordId.of(row.path("LastModifiedById").asText("")).orElse(""),
                    sighting,
                    fields);
        });
    }
}
