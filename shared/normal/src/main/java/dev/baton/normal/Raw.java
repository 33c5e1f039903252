package dev.baton.normal;

import dev.baton.lead.Note;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What a sender gave, by what it means: the fields that a lead has a place for, as received, and the rest by the sender's own names.
 *
 * @param notes what was noticed while the names were understood
 */
public record Raw(Map<Field, String> fields, SequencedMap<String, String> attributes, List<Note> notes) {
    public Raw {
        fields = fields.isEmpty() ? Map.of() : new EnumMap<>(fields);
        attributes = new LinkedHashMap<>(attributes);
        notes = List.copyOf(notes);
    }

    /** The field as received; empty when it was not given. */
    String get(Field field) {
        return fields.getOrDefault(field, "");
    }
}
