package dev.baton.playbook.source;

import dev.baton.playbook.Grades;
import dev.baton.playbook.Matcher;
import dev.baton.playbook.Matcher.Span;
import java.util.List;

/** Says which sums of points a condition leaves, by the grades that it names. */
final class Grading {
    private Grading() {}

    /** Whether a lead with a sum from {@code from} to {@code to}, both inclusive, can meet the condition as far as its grade goes. */
    static boolean reaches(Grades grades, Matcher when, long from, long to) {
        return switch (when) {
            case Matcher.All(List<Matcher> parts) -> parts.stream().allMatch(part -> reaches(grades, part, from, to));
            case Matcher.InGrade(List<String> names) -> names.stream().anyMatch(name -> has(grades, name, from, to));
            case Matcher.OneOf _,
                    Matcher.Has _,
                    Matcher.Within _,
                    Matcher.Flag _,
                    Matcher.NamedAccount _,
                    Matcher.InSegment _,
                    Matcher.InTerritory _,
                    Matcher.Signalled _,
                    Matcher.Expression _ -> true;
        };
    }

    /** Whether the grade has a sum in the span; one that is not there has every sum: its name is a finding already. */
    private static boolean has(Grades grades, String name, long from, long to) {
        if (name.equalsIgnoreCase(grades.otherwise())) {
            return !inside(grades.bands().stream().map(Grades.Band::points).toList(), new Span(from, to));
        }
        List<Span> named = grades.bands().stream()
                .filter(band -> band.name().equalsIgnoreCase(name))
                .map(Grades.Band::points)
                .toList();
        return named.isEmpty() || named.stream().anyMatch(span -> span.from() <= to && from <= span.to());
    }

    /** Whether the spans hold all of {@code narrow} together, number by number. */
    private static boolean inside(List<Span> spans, Span narrow) {
        long open = narrow.from();
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Span span : spans) {
                if (span.from() <= open && open <= span.to()) {
                    if (span.to() >= narrow.to()) {
                        return true;
                    }
                    open = span.to() + 1;
                    moved = true;
                }
            }
        }
        return false;
    }
}
