package dev.baton.salesforce;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an org says of one kind of record.
 *
 * @param object its API name
 * @param fields by API name, as the connected user may see them
 */
public record Description(String object, Map<String, Field> fields) {
    public Description {
        fields = Map.copyOf(fields);
    }

    /**
     * One field.
     *
     * @param type the API's word: {@code string}, {@code picklist}, {@code reference}, {@code datetime}, ...
     * @param length in characters; 0 where it means nothing
     * @param values of a picklist: those in use
     * @param relationship of a reference: the name by which a query reaches the other record's fields; else empty
     */
    public record Field(
            String name,
            String type,
            int length,
            boolean createable,
            boolean updateable,
            boolean externalId,
            boolean unique,
            Set<String> values,
            String relationship) {
        public Field {
            values = Set.copyOf(values);
        }
    }

    /** The field of this name; nothing when there is none, or the user may not see it. */
    public Optional<Field> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }
}
