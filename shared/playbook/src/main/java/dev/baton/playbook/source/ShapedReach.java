package dev.baton.playbook.source;

import dev.baton.playbook.Territories;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * As {@link TableReach}, for a table of rows of any shape: which territories a lead can be in, by two fields of text. More may be named than
 * there are, never fewer.
 */
final class ShapedReach {
    private final Territories territories;
    private final String first;
    private final String second;
    private final Set<String> firstNamed;
    private final Set<String> secondNamed;
    private final Map<Territories.Shape, Map<Two, Set<String>>> rows = new HashMap<>();

    /** What a row has in the two columns. */
    private record Two(String first, String second) {}

    /**
     * Takes the rows of a table.
     *
     * @param second empty where only one field is looked at
     * @param firstNamed values of the first field that conditions name, as in a key; likewise {@code secondNamed}
     */
    ShapedReach(
            Territories territories,
            Map<String, String> rows,
            String first,
            String second,
            Set<String> firstNamed,
            Set<String> secondNamed) {
        this.territories = territories;
        this.first = first;
        this.second = second;
        this.firstNamed = firstNamed;
        this.secondNamed = secondNamed;
        rows.forEach(this::row);
    }

    private void row(String key, String territory) {
        List<String> by = territories.by();
        List<String> parts = List.of(key.split("\\|", -1));
        List<String> filled = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).isEmpty()) {
                filled.add(by.get(i));
            }
        }
        int prefix = part(parts, Territories.POSTAL_PREFIX).length();
        rows.computeIfAbsent(new Territories.Shape(filled, prefix), _ -> new HashMap<>())
                .computeIfAbsent(new Two(part(parts, first), part(parts, second)), _ -> new LinkedHashSet<>())
                .add(territory);
    }

    private String part(List<String> parts, String column) {
        int at = territories.by().indexOf(column);
        return at < 0 || at >= parts.size() ? "" : parts.get(at);
    }

    /** How many rows can be told apart here: what one question costs. */
    int size() {
        return rows.values().stream().mapToInt(Map::size).sum();
    }

    /**
     * The territories of leads with these values.
     *
     * @param one a value that a condition names, or {@link TableReach#OTHER}; {@code other} likewise
     */
    Set<String> possible(String one, String other) {
        Set<String> possible = new LinkedHashSet<>();
        for (Territories.Shape shape : territories.shapes()) {
            Map<Two, Set<String>> its = rows.getOrDefault(shape, Map.of());
            its.forEach((two, names) -> {
                if (fits(two.first(), one, firstNamed) && fits(two.second(), other, secondNamed)) {
                    possible.addAll(names);
                }
            });
            if (takesAll(shape, its, one, other)) {
                return possible;
            }
        }
        possible.add(territories.otherwise());
        return possible;
    }

    private static boolean fits(String part, String value, Set<String> named) {
        return part.isEmpty() || (value.equals(TableReach.OTHER) ? !named.contains(part) : part.equals(value));
    }

    /** Whether a row of this shape has every lead with these values, so that none comes to a row that says less. */
    private boolean takesAll(Territories.Shape shape, Map<Two, Set<String>> its, String one, String other) {
        if (!Set.of(first, second).containsAll(shape.columns())) {
            return false;
        }
        boolean asksFirst = shape.columns().contains(first);
        boolean asksSecond = shape.columns().contains(second);
        boolean known = !(asksFirst && one.equals(TableReach.OTHER)) && !(asksSecond && other.equals(TableReach.OTHER));
        return known && its.containsKey(new Two(asksFirst ? one : "", asksSecond ? other : ""));
    }
}
