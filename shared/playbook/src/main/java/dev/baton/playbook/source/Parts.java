package dev.baton.playbook.source;

import dev.baton.playbook.Matcher;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.Segments.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out which leads a condition takes, as parts of the {@link Universe}, and whether others leave any of them. Exact over matchers; an
 * expression may hold or not, whatever else is so. Where it would take too long, there is no answer. For one thread.
 */
final class Parts {
    /** More parts than this are not looked at: a condition is not that intricate, and a check must end. */
    private static final int MOST = 4_000;

    /** Nor is more than this put together in all for one playbook, counted in values of aspects: some seconds' work. */
    private static final long MOST_WORK = 20_000_000;

    private final Universe universe;
    private final Map<String, Optional<List<Part>>> segments = new HashMap<>();
    private long work;
    private boolean gaveUp;

    Parts(Universe universe, PlaybookReader.Placed placed) {
        this.universe = universe;
        Playbook playbook = placed.playbook();
        Optional<List<Part>> left = Optional.of(List.of(Part.ALL));
        for (Segment segment : playbook.segments().inOrder()) {
            boolean sound = Optional.ofNullable(placed.stated().get(segment.when()))
                    .map(Draft.Stated::sound)
                    .orElse(false);
            Optional<List<Part>> named = sound ? of(segment.when()) : Optional.of(List.of(unknown(segment.name())));
            Optional<List<Part>> before = left;
            segments.merge(
                    Universe.folded(segment.name()),
                    named.flatMap(these -> before.flatMap(those -> both(those, these))),
                    Parts::either);
            left = named.flatMap(these -> before.flatMap(those -> without(those, these)));
        }
        if (!playbook.segments().otherwise().isEmpty()) {
            segments.merge(Universe.folded(playbook.segments().otherwise()), left, Parts::either);
        }
    }

    /** The leads that match; no answer where that is too much to say. */
    Optional<List<Part>> of(Matcher matcher) {
        return switch (matcher) {
            case Matcher.All(List<Matcher> all) -> {
                Optional<List<Part>> parts = Optional.of(List.of(Part.ALL));
                for (Matcher one : all) {
                    Optional<List<Part>> so = parts;
                    parts = of(one).flatMap(these -> so.flatMap(those -> both(those, these)));
                }
                yield parts;
            }
            case Matcher.OneOf(String field, List<String> values) ->
                Optional.of(List.of(universe.oneOf(new Aspect.Text(field), values)));
            case Matcher.InTerritory(List<String> names) ->
                Optional.of(List.of(universe.oneOf(new Aspect.Territory(), names)));
            case Matcher.InGrade(List<String> names) -> Optional.of(List.of(universe.oneOf(new Aspect.Grade(), names)));
            case Matcher.Has(String field, List<String> phrases) ->
                Optional.of(phrases.stream()
                        .map(phrase -> Universe.is(new Aspect.Phrase(field, Universe.spaced(phrase)), true))
                        .toList());
            case Matcher.Within(String field, List<Matcher.Span> spans) ->
                Optional.of(List.of(universe.within(new Aspect.Figure(field), spans)));
            case Matcher.Flag(String field, boolean expected) ->
                Optional.of(List.of(Universe.is(new Aspect.Flag(field), expected)));
            case Matcher.NamedAccount(boolean expected) ->
                Optional.of(List.of(Universe.is(new Aspect.Flag("named-account"), expected)));
            case Matcher.Signalled signalled ->
                Optional.of(signalled.kinds().stream()
                        .map(kind -> universe.signalled(kind, signalled.within()))
                        .toList());
            case Matcher.InSegment(List<String> names) -> {
                Optional<List<Part>> parts = Optional.of(List.of());
                for (String name : names) {
                    parts = either(parts, segment(name));
                }
                yield parts;
            }
            case Matcher.Expression(String source, String _) ->
                Optional.of(List.of(Universe.is(new Aspect.Opaque(source), true)));
        };
    }

    private Optional<List<Part>> segment(String name) {
        return segments.getOrDefault(Universe.folded(name), Optional.of(List.of(unknown(name))));
    }

    private static Part unknown(String segment) {
        return Universe.is(new Aspect.Opaque("segment " + segment), true);
    }

    /**
     * Whether there is a lead in {@code parts} that none of {@code taken} has.
     *
     * @return true also where that is too much to say
     */
    boolean leave(List<Part> parts, List<List<Part>> taken) {
        return left(parts, taken).orElse(true);
    }

    /** The same, but false where that is too much to say. */
    boolean surelyLeave(List<Part> parts, List<List<Part>> taken) {
        return left(parts, taken).orElse(false);
    }

    private Optional<Boolean> left(List<Part> parts, List<List<Part>> taken) {
        if (taken.stream().anyMatch(some -> some.contains(Part.ALL))) {
            return Optional.of(false);
        }
        Optional<List<Part>> left = Optional.of(parts);
        for (List<Part> some : taken) {
            left = left.flatMap(these -> without(these, some));
        }
        return left.flatMap(these -> without(these, universe.impossible())).map(these -> !these.isEmpty());
    }

    /**
     * Whether some lead is in both.
     *
     * @return true also where that is too much to say
     */
    boolean meet(List<Part> some, List<Part> others) {
        for (Part one : some) {
            for (Part other : others) {
                if (tooMuch(0, 1 + other.of().size()) || one.meets(other)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether any answer is missing, because it would have taken too long. */
    boolean gaveUp() {
        return gaveUp;
    }

    private boolean tooMuch(int parts, int more) {
        work += more;
        gaveUp = gaveUp || parts > MOST || work > MOST_WORK;
        return parts > MOST || work > MOST_WORK;
    }

    /** Those in both; no answer where they are too many. */
    Optional<List<Part>> both(List<Part> some, List<Part> others) {
        List<Part> both = new ArrayList<>();
        for (Part one : some) {
            for (Part other : others) {
                one.and(other).ifPresent(both::add);
                if (tooMuch(both.size(), 1 + one.of().size() + other.of().size())) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(both);
    }

    private static Optional<List<Part>> either(Optional<List<Part>> some, Optional<List<Part>> others) {
        return some.flatMap(these -> others.map(those -> {
            List<Part> either = new ArrayList<>(these);
            either.addAll(those);
            return either;
        }));
    }

    private Optional<List<Part>> without(List<Part> parts, List<Part> taken) {
        List<Part> left = parts;
        for (Part one : taken) {
            List<Part> rest = new ArrayList<>();
            for (Part part : left) {
                List<Part> pieces = part.without(one, universe);
                rest.addAll(pieces);
                if (tooMuch(rest.size(), 1 + pieces.size() * (1 + part.of().size()))) {
                    return Optional.empty();
                }
            }
            left = rest;
        }
        return Optional.of(left);
    }
}
