package dev.baton.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads moments as exports write them: {@code 2026-11-23T09:05:00.000+0000}, {@code 2026-11-23 9:05}, {@code 11/23/2026, 9:05 AM},
 * {@code 23.11.2026 09:05}; a day alone is its first moment.
 *
 * @param zone for a moment that does not say its own
 * @param dayFirst whether {@code 3/4/2026} is the third of April; a date with dots begins with the day anyway
 */
record HistoryMoments(ZoneId zone, boolean dayFirst) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,4})([-/.])(\\d{1,2})\\2(\\d{1,4})"
            + "(?:[T, ]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?(?:\\s*([AaPp])\\.?[Mm]\\.?)?)?"
            + "\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?");

    /**
     * The moment; empty when this is none. When clocks are set back an hour comes twice: it is the first, unless that lies before
     * {@code notBefore}.
     */
    Optional<Instant> read(String text, Instant notBefore) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            return Optional.empty();
        }
        try {
            ZonedDateTime first = ZonedDateTime.of(day(written), time(written), zone(written));
            boolean passed = first.toInstant().isBefore(notBefore);
            return Optional.of((passed ? first.withLaterOffsetAtOverlap() : first).toInstant());
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private LocalDate day(Matcher written) {
        int first = Integer.parseInt(written.group(1));
        int second = Integer.parseInt(written.group(3));
        int third = Integer.parseInt(written.group(4));
        if (written.group(1).length() == 4) {
            return LocalDate.of(first, second, third);
        }
        int year = third < 100 ? 2000 + third : third;
        return dayFirst || written.group(2).equals(".")
                ? LocalDate.of(year, second, first)
                : LocalDate.of(year, first, second);
    }

    private static LocalTime time(Matcher written) {
        if (written.group(5) == null) {
            return LocalTime.MIDNIGHT;
        }
        int hour = Integer.parseInt(written.group(5));
        if (written.group(8) != null) {
            boolean afternoon = written.group(8).equalsIgnoreCase("p");
            hour = hour % 12 + (afternoon ? 12 : 0);
        }
        int second = written.group(7) == null ? 0 : Integer.parseInt(written.group(7));
        return LocalTime.of(hour, Integer.parseInt(written.group(6)), second);
    }

    private ZoneId zone(Matcher written) {
        String said = written.group(9);
        if (said == null) {
            return zone;
        }
        return said.length() > 4 ? ZoneOffset.of(said) : ZoneOffset.UTC;
    }
}
