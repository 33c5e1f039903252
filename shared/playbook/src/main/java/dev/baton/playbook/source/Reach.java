package dev.baton.playbook.source;

import dev.baton.playbook.Matcher;
import dev.baton.playbook.Matcher.Span;
import java.util.List;
import java.util.Locale;

/** Finds out whether one condition leaves anything for another. An expression is only ever known to equal itself. */
final class Reach {
    private Reach() {}

    /** Whether every lead that matches {@code narrow} matches {@code wide}, for certain. */
    static boolean covers(Matcher wide, Matcher narrow) {
        if (wide instanceof Matcher.All(List<Matcher> parts)) {
            return parts.stream().allMatch(part -> covers(part, narrow));
        }
        if (narrow instanceof Matcher.All(List<Matcher> parts)) {
            return parts.stream().anyMatch(part -> covers(wide, part));
        }
        return switch (wide) {
            case Matcher.All _ -> false;
            case Matcher.OneOf(String field, List<String> values) ->
                narrow instanceof Matcher.OneOf n && n.field().equals(field) && within(values, n.values());
            case Matcher.Has(String field, List<String> words) ->
                narrow instanceof Matcher.Has n && n.field().equals(field) && within(words, n.words());
            case Matcher.Within(String field, List<Span> spans) ->
                narrow instanceof Matcher.Within n
                        && n.field().equals(field)
                        && n.spans().stream().allMatch(span -> inside(spans, span));
            case Matcher.Flag flag -> narrow.equals(flag);
            case Matcher.InSegment(List<String> names) ->
                narrow instanceof Matcher.InSegment n && within(names, n.names());
            case Matcher.InTerritory(List<String> names) ->
                narrow instanceof Matcher.InTerritory n && within(names, n.names());
            case Matcher.InGrade(List<String> names) -> narrow instanceof Matcher.InGrade n && within(names, n.names());
            case Matcher.Signalled w ->
                narrow instanceof Matcher.Signalled n && within(w.kinds(), n.kinds()) && recent(w, n);
            case Matcher.Expression expression ->
                narrow instanceof Matcher.Expression n && n.source().equals(expression.source());
        };
    }

    private static boolean within(List<String> wide, List<String> narrow) {
        List<String> known = wide.stream().map(s -> s.toLowerCase(Locale.ROOT)).toList();
        return narrow.stream().allMatch(value -> known.contains(value.toLowerCase(Locale.ROOT)));
    }

    /** Whether the spans hold all of {@code narrow} together, number by number. */
    static boolean inside(List<Span> spans, Span narrow) {
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

    private static boolean recent(Matcher.Signalled wide, Matcher.Signalled narrow) {
        return wide.within()
                .map(longest -> narrow.within()
                        .filter(within -> within.compareTo(longest) <= 0)
                        .isPresent())
                .orElse(true);
    }
}
