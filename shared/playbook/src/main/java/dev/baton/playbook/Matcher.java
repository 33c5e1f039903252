package dev.baton.playbook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A condition on a lead. Plain data; {@link Matching} decides it. */
public sealed interface Matcher {
    /** All of them hold; the empty list takes every lead. */
    record All(List<Matcher> of) implements Matcher {
        public static final All LEADS = new All(List.of());

        public All {
            of = List.copyOf(of);
        }
    }

    /** A field of text is one of {@code values}, whatever the letter case. */
    record OneOf(String field, List<String> values) implements Matcher {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /** A field of text has one of {@code words} in it, as whole words, whatever the letter case. */
    record Has(String field, List<String> words) implements Matcher {
        public Has {
            words = List.copyOf(words);
        }
    }

    /** A number lies in one of {@code spans}. An absent number lies in none. */
    record Within(String field, List<Span> spans) implements Matcher {
        public Within {
            spans = List.copyOf(spans);
        }
    }

    /** From {@code from} to {@code to}, both inclusive. An open end is {@link Long#MAX_VALUE}. */
    record Span(long from, long to) {
        /** As a playbook writes it: {@code 100-999}, {@code 1000+}, {@code 50}. */
        public String text() {
            if (to == Long.MAX_VALUE) {
                return from + "+";
            }
            return from == to ? Long.toString(from) : from + "-" + to;
        }
    }

    /** A yes-or-no field is {@code expected}. */
    record Flag(String field, boolean expected) implements Matcher {}

    /** Whether the lead belongs to an account that the team works by name. */
    record NamedAccount(boolean expected) implements Matcher {}

    /** The lead's segment is one of {@code names}. */
    record InSegment(List<String> names) implements Matcher {
        public InSegment {
            names = List.copyOf(names);
        }
    }

    /** The lead's territory is one of {@code names}. */
    record InTerritory(List<String> names) implements Matcher {
        public InTerritory {
            names = List.copyOf(names);
        }
    }

    /** The grade of the lead's points is one of {@code names}. */
    record InGrade(List<String> names) implements Matcher {
        public InGrade {
            names = List.copyOf(names);
        }
    }

    /** The person or the company gave a signal of one of {@code kinds}, not longer ago than {@code within}. */
    record Signalled(List<String> kinds, Optional<Duration> within) implements Matcher {
        public Signalled {
            kinds = List.copyOf(kinds);
        }
    }

    /**
     * A CEL expression over {@code lead} holds. One that cannot be evaluated for a lead does not match it.
     *
     * @param source as written
     * @param checked the type-checked expression ({@code cel.expr.CheckedExpr}), in base64
     */
    record Expression(String source, String checked) implements Matcher {}
}
