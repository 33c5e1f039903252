package dev.baton.playbook;

import dev.baton.lead.Sla;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A playbook's conditions and ways in words, for whoever does not read YAML. Nothing is left out. Pure. */
public final class Sentences {
    private Sentences() {}

    /** Which leads a condition takes, to be read after "leads": {@code in the segment enterprise and from Germany}. */
    public static String condition(Matcher matcher) {
        return switch (matcher) {
            case Matcher.All(List<Matcher> of) ->
                of.isEmpty()
                        ? "every lead"
                        : joined(of.stream().map(Sentences::condition).toList(), " and ");
            case Matcher.OneOf(String field, List<String> values) -> oneOf(field, values);
            case Matcher.Has(String field, List<String> words) -> "whose " + label(field) + " has " + or(words);
            case Matcher.Within(String field, List<Matcher.Span> spans) ->
                "with " + or(spans.stream().map(Sentences::span).toList()) + " " + counted(field);
            case Matcher.Flag(String _, boolean expected) ->
                expected ? "of an account that we have" : "of no account that we have";
            case Matcher.NamedAccount(boolean expected) -> expected ? "of a named account" : "of no named account";
            case Matcher.InSegment(List<String> names) -> "in the segment " + or(names);
            case Matcher.InTerritory(List<String> names) -> "in the territory " + or(names);
            case Matcher.InGrade(List<String> names) -> "of grade " + or(names);
            case Matcher.Signalled(List<String> kinds, Optional<Duration> within) ->
                "with a signal " + or(kinds)
                        + within.map(time -> " within " + Words.period(time)).orElse("");
            case Matcher.Expression(String source, String _) -> "for which " + source + " holds";
        };
    }

    /** Who is asked before a route's pool is; empty for nobody. */
    public static Optional<String> asksFirst(Route.Target target) {
        return switch (target) {
            case Route.ToPool _ -> Optional.empty();
            case Route.ToOwner _ -> Optional.of("the account's owner");
            case Route.ToTeam(String role, String _) -> Optional.of("the " + role + " of the account's team");
            case Route.ToNamedOwner _ -> Optional.of("the named account's owner");
            case Route.ToRep(String rep, String _) -> Optional.of(rep);
        };
    }

    /** What a route promises about the first touch. */
    public static String sla(Sla sla) {
        StringBuilder told = new StringBuilder("First touch within " + time(sla.firstTouch()));
        if (!sla.reminders().isEmpty()) {
            told.append(", reminded after ")
                    .append(joined(sla.reminders().stream().map(Sentences::time).toList(), " and "));
        }
        told.append("; else ")
                .append(
                        switch (sla.onBreach()) {
                            case REMIND -> "the owner is told";
                            case TELL_MANAGER -> "the owner's manager is told";
                            case REASSIGN ->
                                "it goes to somebody else"
                                        + (sla.atMost() == 1 ? ", once" : ", " + sla.atMost() + " times")
                                        + " at most"
                                        + (sla.thenTellManager() ? ", then the manager is told" : "");
                        });
        return told.append('.').toString();
    }

    /** How long a first touch may take: {@code 15 business minutes}. */
    public static String time(Sla.Time time) {
        String length = Words.period(time.length());
        return time.business() ? length.replace(" ", " business ") : length;
    }

    /** A length of time: {@code 30 minutes}. */
    public static String period(Duration duration) {
        return Words.period(duration);
    }

    /** From which number to which: {@code 1,000 or more}. */
    public static String span(Matcher.Span span) {
        if (span.to() == Long.MAX_VALUE) {
            return number(span.from()) + " or more";
        }
        if (span.from() == span.to()) {
            return number(span.from());
        }
        return span.from() == Long.MIN_VALUE
                ? number(span.to()) + " or less"
                : number(span.from()) + " to " + number(span.to());
    }

    /** Several things of which any will do. */
    public static String or(List<String> values) {
        return joined(values, " or ");
    }

    private static String oneOf(String field, List<String> values) {
        Optional<Field> known = Field.of(field);
        if (known.isEmpty()) {
            return "whose " + label(field) + " is " + or(values);
        }
        return switch (known.get()) {
            case COUNTRY -> "from " + or(values.stream().map(Sentences::country).toList());
            case REQUEST -> "that ask for " + or(values);
            case EMAIL_KIND -> "with a " + or(values) + " mailbox";
            case LANGUAGE ->
                "that speak " + or(values.stream().map(Sentences::language).toList());
            case SOURCE -> "from the source " + or(values);
            case FORM -> "by the form " + or(values);
            case COMPANY -> "of the company " + or(values);
            case ACCOUNT -> "of the account " + or(values);
            case ACCOUNT_TYPE -> "of an account of type " + or(values);
            case ACCOUNT_OWNER -> "of an account owned by " + or(values);
            default -> "whose " + label(field) + " is " + or(values);
        };
    }

    private static String label(String field) {
        return field.startsWith(Field.ATTRIBUTE)
                ? "\"" + field.substring(Field.ATTRIBUTE.length()) + "\""
                : field.replace('-', ' ');
    }

    private static String counted(String field) {
        return field.equals(Field.ANNUAL_REVENUE.word()) ? "of annual revenue" : label(field);
    }

    private static String country(String code) {
        String name = Locale.of("", code.toUpperCase(Locale.ROOT)).getDisplayCountry(Locale.ENGLISH);
        return name.isEmpty() ? code : name;
    }

    private static String language(String code) {
        String name = Locale.of(code.toLowerCase(Locale.ROOT)).getDisplayLanguage(Locale.ENGLISH);
        return name.isEmpty() ? code : name;
    }

    private static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    private static String joined(List<String> values, String last) {
        List<String> all = new ArrayList<>(values);
        if (all.size() < 2) {
            return String.join("", all);
        }
        String end = all.removeLast();
        return String.join(", ", all) + last + end;
    }
}
