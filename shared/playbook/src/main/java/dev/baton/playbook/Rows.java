package dev.baton.playbook;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Rows of lookup tables that were read for one lead.
 *
 * @param values each row's value by {@link LookupKey#text}; a key without a row is left out
 */
public record Rows(Map<String, String> values) {
    public static final Rows NONE = new Rows(Map.of());

    public Rows {
        values = Map.copyOf(values);
    }

    /** The rows that {@code tables} hold under {@code keys}: for whoever has the tables in memory. */
    public static Rows from(Iterable<Table> tables, LookupKeys keys) {
        Map<String, String> found = new HashMap<>();
        for (Table table : tables) {
            for (LookupKey key : keys.wanted()) {
                String value = table.rows().get(key.key());
                if (key.table().equals(table.name()) && value != null) {
                    found.put(key.text(), value);
                }
            }
        }
        return new Rows(found);
    }

    /** The value under {@code key}, if there was a row. */
    public Optional<String> find(LookupKey key) {
        return Optional.ofNullable(values.get(key.text()));
    }
}
