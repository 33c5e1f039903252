package dev.baton.roster.hours;

import dev.baton.roster.hours.WorkingWeek.Span;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Working hours as people write them: {@code Mon-Fri 09:00-18:00}, {@code Mon-Thu 08:00-12:00 13:00-17:00, Fri 08:00-14:00},
 * {@code always}. A span that ends before it begins goes over midnight: {@code Mon-Fri 22:00-06:00}.
 */
public final class WeekText {
    /** Hours are a line of text; what is longer is none, and would take long to look through. */
    private static final int LONGEST = 1_000;

    private static final Pattern PART = Pattern.compile("([A-Za-z]+)(?:\\s*-\\s*([A-Za-z]+))?\\s+(.+)");
    private static final Pattern SPAN = Pattern.compile("(\\d{1,2}):(\\d{2})\\s*-\\s*(\\d{1,2}):(\\d{2})");

    private WeekText() {}

    /** What came of reading. */
    public sealed interface Read {
        /** The hours. */
        record Hours(WorkingWeek week) implements Read {}

        /** They cannot be understood. {@code why} says what is wrong, and how it should look. */
        record Wrong(String why) implements Read {}
    }

    /** Reads working hours. */
    public static Read read(String text) {
        if (text.length() > LONGEST) {
            return new Read.Wrong(
                    "hours of " + text.length() + " characters are too long: " + LONGEST + " are the most");
        }
        if (text.strip().equalsIgnoreCase("always")) {
            return new Read.Hours(WorkingWeek.ALWAYS);
        }
        Map<DayOfWeek, List<Span>> days = new EnumMap<>(DayOfWeek.class);
        for (String part : text.split(",", -1)) {
            String wrong = part(part.strip(), days);
            if (!wrong.isEmpty()) {
                return new Read.Wrong(wrong);
            }
        }
        return new Read.Hours(new WorkingWeek(days));
    }

    /** What is wrong with it; empty when nothing is. */
    private static String part(String part, Map<DayOfWeek, List<Span>> days) {
        Matcher shape = PART.matcher(part);
        if (!shape.matches()) {
            return "\"" + part + "\" does not look like days and hours, such as Mon-Fri 09:00-18:00";
        }
        Optional<DayOfWeek> first = day(shape.group(1));
        Optional<DayOfWeek> last = shape.group(2) == null ? first : day(shape.group(2));
        if (first.isEmpty() || last.isEmpty()) {
            return "\"" + (first.isEmpty() ? shape.group(1) : shape.group(2))
                    + "\" is no day: write Mon, Tue, Wed, Thu, Fri, Sat or Sun";
        }
        for (String span : shape.group(3).strip().split("\\s+(?=\\d)", -1)) {
            Matcher hours = SPAN.matcher(span);
            if (!hours.matches()) {
                return "\"" + span + "\" does not look like hours, such as 09:00-18:00";
            }
            int from = minute(hours.group(1), hours.group(2));
            int to = minute(hours.group(3), hours.group(4));
            if (from < 0 || to < 0 || from == WorkingWeek.DAY) {
                return "\"" + span + "\" is not within a day: hours go from 00:00 to 24:00";
            }
            if (from == to) {
                return "\"" + span + "\" is no time at all: for the whole day write 00:00-24:00";
            }
            add(days, first.get(), last.get(), from, to);
        }
        return "";
    }

    private static void add(Map<DayOfWeek, List<Span>> days, DayOfWeek first, DayOfWeek last, int from, int to) {
        for (DayOfWeek day = first; ; day = day.plus(1)) {
            spans(days, day).add(new Span(from, from < to ? to : WorkingWeek.DAY));
            if (to < from && to > 0) {
                spans(days, day.plus(1)).add(new Span(0, to));
            }
            if (day == last) {
                return;
            }
        }
    }

    private static List<Span> spans(Map<DayOfWeek, List<Span>> days, DayOfWeek day) {
        return days.computeIfAbsent(day, _ -> new ArrayList<>());
    }

    /** Three letters or the whole name. */
    private static Optional<DayOfWeek> day(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(DayOfWeek.values())
                .filter(day ->
                        lower.equals(lower(day)) || lower.equals(lower(day).substring(0, 3)))
                .findFirst();
    }

    private static String lower(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    private static int minute(String hour, String minute) {
        int all = Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
        return Integer.parseInt(minute) > 59 || all > WorkingWeek.DAY ? -1 : all;
    }
}
