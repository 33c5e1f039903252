package dev.baton.ingest.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The payload of an event as named texts. */
final class Payload {
    /** What Salesforce says about the event or the record's keeping, not about the lead. */
    private static final Set<String> KEEPING = Set.of(
            "ChangeEventHeader",
            "attributes",
            "CreatedDate",
            "CreatedById",
            "LastModifiedDate",
            "LastModifiedById",
            "SystemModstamp",
            "EventUuid",
            "ReplayId",
            "RecordId__c",
            "Key__c");

    /** Compounds whose parts have names that stand alone. */
    private static final Set<String> COMPOUNDS = Set.of("Name", "Address");

    private Payload() {}

    /** All fields that say something about the lead, in order. */
    static List<Map.Entry<String, String>> fields(JsonNode payload) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        // A code is exact where a name is not; what comes first counts.
        for (String code : List.of("CountryCode", "StateCode")) {
            add(fields, code, payload.path("Address").path(code));
        }
        if (payload.path("HasOptedOutOfEmail").asBoolean(false)) {
            fields.add(Map.entry("consent", "no"));
        }
        payload.properties().stream()
                .filter(f -> !KEEPING.contains(f.getKey()))
                .forEach(f -> add(fields, f.getKey(), f.getValue()));
        boolean codes = fields.stream().anyMatch(f -> f.getKey().equals("CountryCode"));
        boolean states = fields.stream().anyMatch(f -> f.getKey().equals("StateCode"));
        return fields.stream()
                .filter(f -> !(codes && f.getKey().equals("Country"))
                        && !(states && f.getKey().equals("State")))
                .toList();
    }

    /** Every field by its name as Salesforce's API has it, parts of compounds with a dot. */
    static Map<String, String> byName(JsonNode payload) {
        Map<String, String> fields = new LinkedHashMap<>();
        payload.properties().forEach(field -> {
            if (field.getValue().isObject()) {
                field.getValue().properties().forEach(part -> name(fields, field.getKey() + "." + part.getKey(), part));
            } else {
                name(fields, field.getKey(), field);
            }
        });
        return fields;
    }

    private static void name(Map<String, String> fields, String name, Map.Entry<String, JsonNode> field) {
        if (field.getValue().isValueNode() && !field.getValue().isNull()) {
            fields.put(name, field.getValue().asText());
        }
    }

    private static void add(List<Map.Entry<String, String>> fields, String name, JsonNode value) {
        if (value.isObject()) {
            value.properties()
                    .forEach(part -> add(
                            fields,
                            COMPOUNDS.contains(name) ? part.getKey() : name + "." + part.getKey(),
                            part.getValue()));
        } else if (value.isArray()) {
            value.forEach(element -> add(fields, name, element));
        } else if (!value.isNull() && !value.isMissingNode()) {
            fields.add(Map.entry(name, value.asText()));
        }
    }

    /** A moment, as epoch milliseconds or ISO 8601. */
    static Optional<Instant> moment(JsonNode value) {
        try {
            if (value.isIntegralNumber() && value.canConvertToLong()) {
                return Optional.of(Instant.ofEpochMilli(value.longValue()));
            }
            return value.isTextual()
                    ? Optional.of(OffsetDateTime.parse(value.textValue()).toInstant())
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
