package dev.baton.playbook.source;

import dev.baton.lead.EmailKind;
import dev.baton.playbook.Field;
import dev.baton.playbook.Matcher;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.Rejection;
import dev.baton.playbook.Route;
import dev.baton.playbook.Scoring;
import dev.baton.playbook.Segments.Segment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All leads that there can be, told apart as far as a playbook's conditions do. Values that no condition names are one. It holds every lead,
 * and perhaps some that cannot be, so what is empty here is empty.
 */
final class Universe {
    /** In place of every text that no condition names. */
    static final String OTHER = TableReach.OTHER;

    private final Map<Aspect, Map<String, Integer>> words = new HashMap<>();
    private final Map<Aspect, TreeSet<Long>> bounds = new HashMap<>();
    private final Map<Aspect, TreeSet<Duration>> ages = new HashMap<>();
    private final Set<Aspect.Phrase> phrases = new HashSet<>();
    private final Map<Aspect, BitSet> all = new HashMap<>();
    private final List<Part> impossible = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    /** Takes a playbook. */
    Universe(PlaybookReader.Placed placed) {
        Aspect territory = new Aspect.Territory();
        placed.territories().forEach(name -> word(territory, name));
        if (!placed.tablesSound() || placed.playbook().territories().isEmpty()) {
            word(territory, OTHER);
        }
        Optional<Scoring> scoring = placed.playbook().scoring();
        if (scoring.filter(s -> !s.grades().otherwise().isEmpty()).isEmpty()) {
            word(new Aspect.Grade(), OTHER);
        }
        scoring.ifPresent(this::grades);
        Aspect emailKind = new Aspect.Text(Field.EMAIL_KIND.word());
        for (EmailKind kind : EmailKind.values()) {
            word(emailKind, kind.name());
        }
        conditions(placed.playbook()).forEach(this::gather);
        words.forEach((aspect, known) -> {
            if (aspect instanceof Aspect.Text && !aspect.equals(emailKind)) {
                known.put(OTHER, known.size());
            }
        });
        new Exclusions(this, impossible, leftOut).add(phrases);
        placed.playbook()
                .territories()
                .filter(_ -> placed.tablesSound())
                .ifPresent(territories -> placed.tables().stream()
                        .filter(table -> table.name().equals(territories.table()))
                        .forEach(table -> new TerritoryExclusions(this, impossible, leftOut).add(territories, table)));
    }

    /** A grade goes with points: some are never reached with the qualifying score, or always. */
    private void grades(Scoring scoring) {
        Aspect grade = new Aspect.Grade();
        scoring.grades().names().forEach(name -> word(grade, name));
        for (String name : scoring.grades().names()) {
            Matcher in = new Matcher.InGrade(List.of(name));
            BitSet named = bit(indexOf(grade, folded(name)));
            if (!Grading.reaches(scoring.grades(), in, scoring.qualifiedAt(), Long.MAX_VALUE)) {
                impossible.add(new Part(Map.of(grade, named, new Aspect.Qualified(), bit(1))));
            }
            if (!Grading.reaches(scoring.grades(), in, Long.MIN_VALUE, scoring.qualifiedAt() - 1L)) {
                impossible.add(new Part(Map.of(grade, named, new Aspect.Qualified(), bit(0))));
            }
        }
    }

    private static Stream<Matcher> conditions(Playbook playbook) {
        return Stream.of(
                        playbook.segments().inOrder().stream().map(Segment::when),
                        playbook.rejections().stream().map(Rejection::when),
                        playbook.scoring().stream()
                                .flatMap(s -> s.rules().stream())
                                .map(Scoring.Rule::when),
                        playbook.scoring().stream()
                                .flatMap(s -> s.branches().stream())
                                .map(Scoring.Branch::when),
                        playbook.routes().stream().map(Route::when))
                .flatMap(each -> each);
    }

    private void gather(Matcher matcher) {
        switch (matcher) {
            case Matcher.All(List<Matcher> of) -> of.forEach(this::gather);
            case Matcher.OneOf(String field, List<String> values) ->
                values.forEach(value -> word(new Aspect.Text(field), value));
            case Matcher.Has(String field, List<String> phrasesOf) ->
                phrasesOf.forEach(phrase -> phrases.add(new Aspect.Phrase(field, spaced(phrase))));
            case Matcher.Within(String field, List<Matcher.Span> spans) ->
                spans.forEach(span -> {
                    Set<Long> known = bounds.computeIfAbsent(new Aspect.Figure(field), _ -> new TreeSet<>());
                    known.add(span.from());
                    if (span.to() != Long.MAX_VALUE) {
                        known.add(span.to() + 1);
                    }
                });
            case Matcher.InGrade(List<String> names) -> names.forEach(name -> word(new Aspect.Grade(), name));
            case Matcher.InTerritory(List<String> names) -> names.forEach(name -> word(new Aspect.Territory(), name));
            case Matcher.Signalled(List<String> kinds, Optional<Duration> within) ->
                kinds.forEach(kind -> {
                    Set<Duration> known = ages.computeIfAbsent(new Aspect.Signal(folded(kind)), _ -> new TreeSet<>());
                    within.ifPresent(known::add);
                });
            case Matcher.Flag _, Matcher.NamedAccount _, Matcher.InSegment _, Matcher.Expression _ -> {}
        }
    }

    private void word(Aspect aspect, String value) {
        Map<String, Integer> known = words.computeIfAbsent(aspect, _ -> new LinkedHashMap<>());
        known.putIfAbsent(folded(value), known.size());
    }

    /** What was not looked into, in words that say why. */
    List<String> leftOut() {
        return leftOut;
    }

    /** What no lead is, though each of its aspects can be. */
    List<Part> impossible() {
        return impossible;
    }

    /** Every value of an aspect. */
    BitSet all(Aspect aspect) {
        return all.computeIfAbsent(aspect, this::full);
    }

    private BitSet full(Aspect aspect) {
        int size = switch (aspect) {
            case Aspect.Text _, Aspect.Territory _, Aspect.Grade _ ->
                known(aspect).size();
            case Aspect.Figure _ -> bounds.getOrDefault(aspect, new TreeSet<>()).size() + 2;
            case Aspect.Signal _ -> ages.getOrDefault(aspect, new TreeSet<>()).size() + 2;
            case Aspect.Phrase _, Aspect.Flag _, Aspect.Opaque _, Aspect.Qualified _ -> 2;
        };
        BitSet full = new BitSet(size);
        full.set(0, size);
        return full;
    }

    /** The leads whose text, or territory, is one of these. */
    Part oneOf(Aspect aspect, List<String> values) {
        BitSet named = new BitSet();
        values.forEach(value -> named.set(indexOf(aspect, folded(value))));
        return new Part(Map.of(aspect, named));
    }

    /** The leads of which a yes-or-no aspect is so. */
    static Part is(Aspect aspect, boolean so) {
        return new Part(Map.of(aspect, bit(so ? 1 : 0)));
    }

    /** The leads whose number lies in one of these spans. The first value is: unknown. */
    Part within(Aspect.Figure aspect, List<Matcher.Span> spans) {
        BitSet named = new BitSet();
        TreeSet<Long> known = bounds.getOrDefault(aspect, new TreeSet<>());
        for (Matcher.Span span : spans) {
            int from = 2 + known.headSet(span.from()).size();
            int to = 2
                    + (span.to() == Long.MAX_VALUE
                            ? known.size()
                            : known.headSet(span.to() + 1).size());
            named.set(from, to);
        }
        return new Part(Map.of(aspect, named));
    }

    /** The leads with a signal of this kind, not longer ago than that. The first value is: never. */
    Part signalled(String kind, Optional<Duration> within) {
        Aspect aspect = new Aspect.Signal(folded(kind));
        TreeSet<Duration> known = ages.getOrDefault(aspect, new TreeSet<>());
        int to = within.map(longest -> known.headSet(longest, true).size()).orElse(known.size() + 1);
        BitSet named = new BitSet();
        named.set(1, to + 1);
        return new Part(Map.of(aspect, named));
    }

    /** The place of a value among all of its aspect; below zero where no condition names it. */
    int indexOf(Aspect aspect, String word) {
        return words.getOrDefault(aspect, Map.of(OTHER, 0)).getOrDefault(word, -1);
    }

    /** Every value that a condition names, and one for all others. */
    Set<String> known(Aspect aspect) {
        return words.getOrDefault(aspect, Map.of(OTHER, 0)).keySet();
    }

    /** One value alone. */
    static BitSet bit(int index) {
        BitSet bit = new BitSet(index + 1);
        bit.set(index);
        return bit;
    }

    /** Texts that differ in letter case alone become the same, as {@link String#equalsIgnoreCase} sees them. */
    static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.chars().forEach(c -> folded.append(Character.toLowerCase(Character.toUpperCase((char) c))));
        return folded.toString();
    }

    /** Lower case, with one space around each word, as the matching of phrases sees it. */
    static String spaced(String text) {
        StringBuilder spaced = new StringBuilder(" ");
        text.toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c)) {
                spaced.appendCodePoint(c);
            } else if (spaced.charAt(spaced.length() - 1) != ' ') {
                spaced.append(' ');
            }
        });
        return spaced.charAt(spaced.length() - 1) == ' '
                ? spaced.toString()
                : spaced.append(' ').toString();
    }
}
