package dev.baton.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is stored, deleted records included. A row is never changed in place. Guarded by the org's lock. */
final class Rows {
    private final Map<String, Map<String, ObjectNode>> objects = new HashMap<>();
    private final Map<String, String> external = new HashMap<>();

    Rows() {
        Schema.objects().forEach(object -> objects.put(object.name(), new LinkedHashMap<>()));
    }

    private Map<String, ObjectNode> of(SObject object) {
        return objects.getOrDefault(object.name(), Map.of());
    }

    Optional<ObjectNode> find(SObject object, String id) {
        return Optional.ofNullable(of(object).get(RecordIds.full(id)));
    }

    /** The record, not deleted, that an external id names. */
    Optional<ObjectNode> find(SObject object, Field field, String value) {
        return Optional.ofNullable(external.get(key(object, field, value)))
                .flatMap(id -> find(object, id))
                .filter(row -> !row.path("IsDeleted").asBoolean())
                .filter(row -> row.path(field.name()).asText().equalsIgnoreCase(value));
    }

    Collection<ObjectNode> all(SObject object) {
        return List.copyOf(of(object).values());
    }

    void put(SObject object, ObjectNode row) {
        String id = row.path("Id").asText();
        of(object).put(id, row);
        for (Field field : object.fields()) {
            if (field.is(Field.Trait.EXTERNAL) && row.path(field.name()).isTextual()) {
                external.put(key(object, field, row.path(field.name()).asText()), id);
            }
        }
    }

    private static String key(SObject object, Field field, String value) {
        return object.name() + '.' + field.name() + '=' + value.toLowerCase(Locale.ROOT);
    }
}
