package dev.baton.facts;

import dev.baton.lead.Lead;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many people a company employs, by the band that a form's list offered: {@code 51-200}, {@code 1,000+}, {@code more than 500}. The
 * band's lower end is taken, so that a lead is never treated as larger than its sender said.
 */
final class SizeBand {
    /** The names that forms use for it, in lower case without anything but letters. */
    private static final Set<String> NAMES = Set.of(
            "employees",
            "numberofemployees",
            "companysize",
            "employeecount",
            "employeerange",
            "teamsize",
            "size",
            "headcount");

    /** One number, with or without separators of thousands; nine digits are more people than there are employees anywhere. */
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,3}(?:[., '\\u00a0\\u202f]\\d{3}){1,2}|\\d{1,9})");

    private static final Pattern UPPER_END_ONLY = Pattern.compile("(?i)^\\s*(<|up to|less than|under|below|bis)");

    private SizeBand() {}

    /** The lower end of the band that {@code lead} states in one of its attributes; empty when it states none that is understood. */
    static OptionalInt of(Lead lead) {
        return lead.attributes().entrySet().stream()
                .filter(attribute -> NAMES.contains(letters(attribute.getKey())))
                .sorted(Map.Entry.comparingByKey())
                .map(attribute -> lowerEnd(attribute.getValue()))
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    /** The lower end of {@code band}; 1 where only an upper end is given; empty when there is no number in it. */
    static OptionalInt lowerEnd(String band) {
        Matcher number = NUMBER.matcher(band);
        if (!number.find()) {
            return OptionalInt.empty();
        }
        int first = Integer.parseInt(number.group().replaceAll("\\D", ""));
        if (UPPER_END_ONLY.matcher(band).find()) {
            return OptionalInt.of(Math.min(1, first));
        }
        return OptionalInt.of(first);
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
