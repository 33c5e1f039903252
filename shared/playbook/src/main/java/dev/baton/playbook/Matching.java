package dev.baton.playbook;

import dev.baton.lead.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Holds matchers against a lead, and says in words what it found. Never throws. */
final class Matching {
    private Matching() {}

    static Match of(Matcher matcher, Situation situation) {
        return switch (matcher) {
            case Matcher.All(List<Matcher> of) -> all(of, situation);
            case Matcher.OneOf(String field, List<String> values) -> {
                String actual = Field.text(field, situation.lead(), situation.facts());
                yield oneOf(field, actual, values);
            }
            case Matcher.Has(String field, List<String> words) -> has(field, words, situation);
            case Matcher.Within(String field, List<Matcher.Span> spans) -> within(field, spans, situation);
            case Matcher.Flag(String field, boolean expected) -> {
                boolean actual = Field.flag(situation.facts());
                yield new Match(actual == expected, () -> field + " is " + (actual ? "true" : "false"));
            }
            case Matcher.NamedAccount(boolean expected) -> {
                boolean named = situation.namedOwner().isPresent();
                yield new Match(named == expected, () -> named ? "it is a named account" : "it is no named account");
            }
            case Matcher.InSegment(List<String> names) -> oneOf("segment", situation.segment(), names);
            case Matcher.InTerritory(List<String> names) -> oneOf("territory", situation.territory(), names);
            case Matcher.InGrade(List<String> names) -> oneOf("grade", situation.grade(), names);
            case Matcher.Signalled(List<String> kinds, Optional<Duration> within) ->
                signalled(kinds, within, situation);
            case Matcher.Expression expression -> Expressions.evaluate(expression, situation);
        };
    }

    private static Match all(List<Matcher> of, Situation situation) {
        List<Match> matches = new ArrayList<>(of.size());
        for (Matcher matcher : of) {
            Match match = of(matcher, situation);
            if (!match.matched()) {
                return match;
            }
            matches.add(match);
        }
        return new Match(
                true,
                () -> matches.isEmpty()
                        ? "it takes every lead"
                        : Words.and(matches.stream().map(Match::why).toList()));
    }

    private static Match oneOf(String what, String actual, List<String> values) {
        for (String value : values) {
            if (value.equalsIgnoreCase(actual)) {
                return new Match(true, () -> what + " is " + value);
            }
        }
        return new Match(false, () -> what + " is " + Words.shown(actual) + ", not " + Words.or(values));
    }

    private static Match has(String field, List<String> words, Situation situation) {
        String actual = Field.text(field, situation.lead(), situation.facts());
        String spaced = spaced(actual);
        for (String word : words) {
            if (spaced.contains(spaced(word))) {
                return new Match(true, () -> field + " has " + word);
            }
        }
        return new Match(false, () -> field + (actual.isBlank() ? " is unknown" : " has not " + Words.or(words)));
    }

    /** Lower case, with one space around each word, so that whole words are found by plain search. */
    private static String spaced(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        StringBuilder spaced = new StringBuilder(lower.length() + 2).append(' ');
        for (int at = 0; at < lower.length(); at = lower.offsetByCodePoints(at, 1)) {
            int c = lower.codePointAt(at);
            if (Character.isLetterOrDigit(c)) {
                spaced.appendCodePoint(c);
            } else if (spaced.charAt(spaced.length() - 1) != ' ') {
                spaced.append(' ');
            }
        }
        return spaced.charAt(spaced.length() - 1) == ' '
                ? spaced.toString()
                : spaced.append(' ').toString();
    }

    private static Match within(String field, List<Matcher.Span> spans, Situation situation) {
        OptionalLong number = Field.of(field)
                .map(f -> f.number(situation.lead(), situation.facts()))
                .orElse(OptionalLong.empty());
        if (number.isEmpty()) {
            return new Match(false, () -> field + " is unknown, not " + Words.spans(spans));
        }
        long actual = number.getAsLong();
        for (Matcher.Span span : spans) {
            if (span.from() <= actual && actual <= span.to()) {
                return new Match(true, () -> field + " is " + actual);
            }
        }
        return new Match(false, () -> field + " is " + actual + ", not " + Words.spans(spans));
    }

    private static Match signalled(List<String> kinds, Optional<Duration> within, Situation situation) {
        Optional<Signal> signal = newest(kinds, within, situation);
        if (signal.isPresent()) {
            String who = signal.get().by() == Signal.By.PERSON ? "" : " from the company";
            return new Match(true, () -> "signal " + signal.get().kind() + who);
        }
        return new Match(
                false,
                () -> "no signal " + Words.or(kinds)
                        + within.map(d -> " within " + Words.period(d)).orElse(""));
    }

    /** The newest signal by which the condition holds; none where it asks for no signal. */
    static Optional<Signal> signal(Matcher when, Situation situation) {
        return switch (when) {
            case Matcher.All(List<Matcher> of) ->
                of.stream().flatMap(part -> signal(part, situation).stream()).max(Comparator.comparing(Signal::at));
            case Matcher.Signalled(List<String> kinds, Optional<Duration> within) -> newest(kinds, within, situation);
            case Matcher.OneOf _,
                    Matcher.Has _,
                    Matcher.Within _,
                    Matcher.Flag _,
                    Matcher.NamedAccount _,
                    Matcher.InSegment _,
                    Matcher.InTerritory _,
                    Matcher.InGrade _,
                    Matcher.Expression _ -> Optional.empty();
        };
    }

    private static Optional<Signal> newest(List<String> kinds, Optional<Duration> within, Situation situation) {
        return situation.facts().signals().stream()
                .filter(signal -> kinds.stream().anyMatch(signal.kind()::equalsIgnoreCase))
                .filter(signal -> within.isEmpty()
                        || !signal.at().isBefore(situation.now().minus(within.get())))
                .max(Comparator.comparing(Signal::at));
    }
}
