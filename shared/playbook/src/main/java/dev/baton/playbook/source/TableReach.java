package dev.baton.playbook.source;

import dev.baton.playbook.Field;
import dev.baton.playbook.Territories;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which territories a lead can be in, by the first two fields that they are looked up by: Geneva is not in the territory of Berlin. Values
 * that no condition names are one here, too.
 */
final class TableReach {
    /** In place of every value that no condition names. */
    static final String OTHER = "";

    private final Map<String, Map<String, Set<String>>> byFirst = new HashMap<>();
    private final Set<String> keys;
    private final String otherwise;
    private final Set<String> firstNamed;
    private final Set<String> secondNamed;

    /**
     * Takes the rows of a table.
     *
     * @param firstNamed values of the first field that conditions name, upper case; likewise {@code secondNamed}
     */
    TableReach(Map<String, String> rows, String otherwise, Set<String> firstNamed, Set<String> secondNamed) {
        this.keys = rows.keySet();
        this.otherwise = otherwise;
        this.firstNamed = firstNamed;
        this.secondNamed = secondNamed;
        rows.forEach((key, territory) -> {
            String[] parts = key.split("\\|", -1);
            byFirst.computeIfAbsent(parts[0], _ -> new HashMap<>())
                    .computeIfAbsent(parts.length > 1 ? parts[1] : OTHER, _ -> new LinkedHashSet<>())
                    .add(territory);
        });
    }

    /** Whether all rows are filled from the left, with text that is compared whole. */
    static boolean isPlain(List<String> by, List<Territories.Shape> shapes) {
        boolean texts = by.stream()
                .noneMatch(column -> column.equals(Territories.POSTAL_PREFIX)
                        || Field.of(column)
                                .filter(field -> field.kind() == Field.Kind.NUMBER)
                                .isPresent());
        return texts
                && shapes.stream()
                        .allMatch(shape -> shape.columns()
                                .equals(by.subList(0, shape.columns().size())));
    }

    /** The key's part that stands for a lead's value. */
    static String part(String value) {
        return Territories.key(List.of(value)).toUpperCase(Locale.ROOT);
    }

    /**
     * The territories of leads with these values; more than these may be named, never fewer.
     *
     * @param first a value that a condition names, or {@link #OTHER}
     */
    Set<String> possible(String first, String second) {
        Set<String> possible = new LinkedHashSet<>();
        if (first.equals(OTHER)) {
            byFirst.keySet().stream()
                    .filter(value -> !firstNamed.contains(value))
                    .forEach(value -> add(value, second, possible));
            possible.add(otherwise);
        } else {
            add(first, second, possible);
        }
        return possible;
    }

    private void add(String first, String second, Set<String> possible) {
        Map<String, Set<String>> seconds = byFirst.getOrDefault(first, Map.of());
        if (second.equals(OTHER)) {
            seconds.forEach((value, territories) -> {
                if (!secondNamed.contains(value)) {
                    possible.addAll(territories);
                }
            });
        } else {
            possible.addAll(seconds.getOrDefault(second, Set.of()));
        }
        if (second.equals(OTHER) || !keys.contains(first + "|" + second)) {
            possible.addAll(seconds.getOrDefault(OTHER, Set.of(otherwise)));
        }
    }
}
