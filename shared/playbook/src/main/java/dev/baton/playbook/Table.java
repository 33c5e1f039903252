package dev.baton.playbook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A lookup table that belongs to a playbook: to be stored row by row, before the playbook becomes active.
 *
 * @param name ends in a digest of the rows, so that another content is another table
 * @param rows each row's value by its key
 */
public record Table(String name, Map<String, String> rows) {
    public Table {
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }
}
