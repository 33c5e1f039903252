package dev.baton.standin;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An object of the org.
 *
 * @param name the API name
 * @param prefix with which the ids of its records begin
 * @param fields in order
 * @param byName the fields by their names in lower case: Salesforce does not tell cases apart
 */
record SObject(String name, String prefix, List<Field> fields, Map<String, Field> byName) {
    /** An object whose fields are written as {@link Field#read} says, separated by spaces. */
    static SObject of(String name, String prefix, String... fields) {
        List<Field> read = java.util.Arrays.stream(fields)
                .flatMap(line -> java.util.Arrays.stream(line.strip().split("\\s+")))
                .map(Field::read)
                .toList();
        return new SObject(
                name,
                prefix,
                read,
                read.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                f -> f.name().toLowerCase(Locale.ROOT), Function.identity())));
    }

    Optional<Field> field(String name) {
        return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The field, or the refusal that Salesforce answers. */
    Field required(String name) {
        return field(name)
                .orElseThrow(() -> new Refused(
                        400, "INVALID_FIELD", "No such column '" + name + "' on sobject of type " + name(), name));
    }
}
