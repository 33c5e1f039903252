package dev.baton.playbook.source;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A moment as a person writes it: {@code Mon 10:00 Europe/Berlin}, {@code 2026-12-24 10:00 Europe/Berlin}, {@code 2026-12-24T09:00:00Z}. */
public final class Moment {
    /** For messages: how it is written. */
    public static final String EXAMPLES =
            "'Mon 10:00 Europe/Berlin', '2026-12-24 10:00 Europe/Berlin' or '2026-12-24T09:00:00Z'";

    private static final Pattern WRITTEN = Pattern.compile(
            "(?:(mon|tue|wed|thu|fri|sat|sun)[a-z]*|(\\d{4}-\\d{2}-\\d{2}))[ ,]+(\\d{1,2}:\\d{2})(?: +(\\S+))?",
            Pattern.CASE_INSENSITIVE);

    private Moment() {}

    /**
     * The moment that {@code text} names; empty when it names none. Without a zone it is UTC.
     *
     * @param from a day of the week is the next one from here on, today included
     */
    public static Optional<Instant> read(String text, Instant from) {
        try {
            Matcher written = WRITTEN.matcher(text.strip());
            return Optional.of(written.matches() ? local(written, from) : Instant.parse(text.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The time zone that {@code text} names, which {@link #read} understands; UTC where it names none. */
    public static ZoneId zone(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        return (written.matches() ? Optional.ofNullable(written.group(4)) : Optional.<String>empty())
                .map(ZoneId::of)
                .orElse(ZoneOffset.UTC);
    }

    /** The time zone that {@code text} asks for, where there is none of that name. */
    public static Optional<String> unknownZone(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        Optional<String> zone = written.matches() ? Optional.ofNullable(written.group(4)) : Optional.empty();
        return zone.filter(name -> !isZone(name));
    }

    private static boolean isZone(String name) {
        try {
            return !ZoneId.of(name).getId().isEmpty();
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Instant local(Matcher written, Instant from) {
        ZoneId zone = zone(written.group());
        LocalTime time = LocalTime.parse(written.group(3).length() == 4 ? "0" + written.group(3) : written.group(3));
        LocalDate day = Optional.ofNullable(written.group(2))
                .map(LocalDate::parse)
                .orElseGet(() ->
                        from.atZone(zone).toLocalDate().with(TemporalAdjusters.nextOrSame(weekday(written.group(1)))));
        return day.atTime(time).atZone(zone).toInstant();
    }

    private static DayOfWeek weekday(String name) {
        String begins = name.toUpperCase(Locale.ROOT);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().startsWith(begins)) {
                return day;
            }
        }
        throw new DateTimeException("no day of the week");
    }
}
