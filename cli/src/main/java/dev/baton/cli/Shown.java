package dev.baton.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * How values are shown in a terminal. Text that came from outside may hold escape sequences, which a terminal would obey, and direction
 * marks, which make it show one thing and mean another: whatever is not plainly printable is shown by its code.
 */
final class Shown {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private Shown() {}

    /** {@code text} on one line, with nothing in it that a terminal would act on. */
    static String text(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isPlain(c)) {
                shown.appendCodePoint(c);
            } else {
                shown.append(code(c));
            }
        });
        return shown.toString();
    }

    /** {@code text}, or {@code otherwise} where there is none. */
    static String text(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text(text);
    }

    /** The beginning of {@code text}, at most {@code length} characters of it. */
    static String brief(String text, int length) {
        var whole = text(text);
        if (whole.codePointCount(0, whole.length()) <= length) {
            return whole;
        }
        return whole.substring(0, whole.offsetByCodePoints(0, length - 1)) + "…";
    }

    /** A moment in the reader's own zone, with its offset, to the second. */
    static String time(Instant at, ZoneId zone) {
        var there = at.atZone(zone);
        return TIME.format(there)
                + (there.getOffset().equals(ZoneOffset.UTC)
                        ? "Z"
                        : there.getOffset().getId());
    }

    /** A length of time in its one or two largest units: {@code 850 ms}, {@code 4 s}, {@code 2 h 5 min}, {@code 3 d}. */
    static String length(Duration duration) {
        if (duration.isNegative()) {
            return "-" + length(duration.negated());
        }
        if (duration.compareTo(Duration.ofSeconds(2)) < 0) {
            return duration.toMillis() + " ms";
        }
        var whole = duration.truncatedTo(ChronoUnit.SECONDS);
        if (whole.toMinutes() == 0) {
            return whole.toSeconds() + " s";
        }
        if (whole.toHours() == 0) {
            return two(whole.toMinutes(), "min", whole.toSecondsPart(), "s");
        }
        if (whole.toDays() == 0) {
            return two(whole.toHours(), "h", whole.toMinutesPart(), "min");
        }
        return two(whole.toDays(), "d", whole.toHoursPart(), "h");
    }

    /** {@code count} of something, in words: {@code 1 lead}, {@code 2 leads}. */
    static String count(long count, String one) {
        if (count == 1) {
            return "1 " + one;
        }
        boolean ies = one.endsWith("y") && "aeiou".indexOf(one.charAt(one.length() - 2)) < 0;
        return count + " " + (ies ? one.substring(0, one.length() - 1) + "ies" : one + "s");
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    private static boolean isPlain(int c) {
        if (c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static String code(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> {
                var code = new StringBuilder();
                for (char half : Character.toChars(c)) {
                    code.append(String.format(Locale.ROOT, "\\u%04x", (int) half));
                }
                yield code.toString();
            }
        };
    }
}
