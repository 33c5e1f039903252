package dev.baton.playbook;

import java.util.ArrayList;
import java.util.List;

/**
 * The bands that the sums of points lie in.
 *
 * @param bands no two overlap
 * @param otherwise the grade of every other sum; empty when those have none
 */
public record Grades(List<Band> bands, String otherwise) {
    public static final Grades NONE = new Grades(List.of(), "");

    public Grades {
        bands = Absent.copy(bands);
        otherwise = otherwise == null ? "" : otherwise;
    }

    /** One grade and the points it stands for. */
    public record Band(String name, Matcher.Span points) {}

    /** The grade of this sum; empty when it has none. */
    public String of(int total) {
        return bands.stream()
                .filter(band ->
                        band.points().from() <= total && total <= band.points().to())
                .map(Band::name)
                .findFirst()
                .orElse(otherwise);
    }

    /** All names, in the order written. */
    public List<String> names() {
        List<String> names = new ArrayList<>(bands.stream().map(Band::name).toList());
        if (!otherwise.isEmpty()) {
            names.add(otherwise);
        }
        return names;
    }
}
