package dev.baton.playbook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a record puts in the place of a component that a version of before did not have. */
final class Absent {
    private Absent() {}

    static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    static <T> List<T> copy(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }
}
