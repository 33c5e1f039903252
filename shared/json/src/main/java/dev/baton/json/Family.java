package dev.baton.json;

import java.util.Map;

/**
 * A sealed interface and the lower-case name of each of its records, by which JSON tells them apart. A name is for ever: it is in the
 * database and in the queues.
 *
 * @param root the sealed interface
 * @param names each record's name
 */
public record Family(Class<?> root, Map<Class<?>, String> names) {
    public Family {
        names = Map.copyOf(names);
    }
}
