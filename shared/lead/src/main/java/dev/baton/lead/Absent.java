package dev.baton.lead;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a record puts in the place of a component that an older or a shorter message left out. */
final class Absent {
    private Absent() {}

    static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    static <T> List<T> copy(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }

    static <V> Map<String, V> copy(@Nullable Map<String, V> values) {
        return values == null ? Map.of() : Map.copyOf(values);
    }
}
