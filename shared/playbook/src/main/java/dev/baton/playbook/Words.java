package dev.baton.playbook;

import java.time.Duration;
import java.util.List;

/** Puts conditions into words, the way that a person would tell them. */
public final class Words {
    private static final int SHOWN = 5;
    private static final int LONGEST = 60;

    private Words() {}

    static String or(List<String> values) {
        if (values.size() > SHOWN + 1) {
            return String.join(", ", values.subList(0, SHOWN)) + " or " + (values.size() - SHOWN) + " others";
        }
        return joined(values, " or ");
    }

    static String and(List<String> values) {
        return joined(values, " and ");
    }

    /** A lead's own text, cut: a reason is a sentence and not a place for whatever a stranger typed. */
    static String shown(String text) {
        if (text.isBlank()) {
            return "unknown";
        }
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "...";
    }

    static String spans(List<Matcher.Span> spans) {
        return or(spans.stream().map(Matcher.Span::text).toList());
    }

    /** A length of time as a playbook writes it: {@code 30 seconds}, {@code 2 hours}, {@code 3 days}. */
    public static String period(Duration duration) {
        if (duration.toSecondsPart() > 0) {
            return counted(duration.toSeconds(), "second");
        }
        long minutes = duration.toMinutes();
        if (minutes % (24 * 60) == 0) {
            return counted(minutes / (24 * 60), "day");
        }
        return minutes % 60 == 0 ? counted(minutes / 60, "hour") : counted(minutes, "minute");
    }

    /** How long ago something was, in its largest whole unit: {@code 41 days ago}. */
    static String ago(Duration age) {
        if (age.toDays() > 0) {
            return counted(age.toDays(), "day") + " ago";
        }
        return age.toHours() > 0
                ? counted(age.toHours(), "hour") + " ago"
                : counted(Math.max(0, age.toMinutes()), "minute") + " ago";
    }

    private static String counted(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }

    private static String joined(List<String> values, String last) {
        int size = values.size();
        if (size < 2) {
            return String.join("", values);
        }
        return String.join(", ", values.subList(0, size - 1)) + last + values.get(size - 1);
    }
}
