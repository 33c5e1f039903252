package dev.baton.playbook.source;

import dev.baton.roster.Rep.Leave;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The ends of a leave, as people write them: a date ({@code 2026-12-24}, the whole day), a local time ({@code 2026-12-24T12:00}) or a
 * time with its offset, all in the rep's zone. The last day of the year 9999 stands for an end that nobody knows.
 */
public final class LeaveText {
    private static final LocalDate OPEN_END = LocalDate.ofInstant(Leave.OPEN_END, ZoneOffset.UTC);

    private LeaveText() {}

    /** When a leave that is said to begin so begins; empty when it is not understood. */
    public static Optional<Instant> begin(String text, ZoneId zone) {
        return moment(text, zone, 0);
    }

    /** When a leave that is said to end so is over: a date's day is the last one away. */
    public static Optional<Instant> end(String text, ZoneId zone) {
        return text.equals(OPEN_END.toString()) ? Optional.of(Leave.OPEN_END) : moment(text, zone, 1);
    }

    private static Optional<Instant> moment(String text, ZoneId zone, int days) {
        try {
            if (!text.contains("T")) {
                return Optional.of(
                        LocalDate.parse(text).plusDays(days).atStartOfDay(zone).toInstant());
            }
            boolean offset =
                    text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > text.indexOf('T');
            return Optional.of(
                    offset
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What {@link #begin} reads as this very moment. */
    public static String ofBegin(Instant at, ZoneId zone) {
        return text(at, zone, 0);
    }

    /** What {@link #end} reads as this very moment. */
    public static String ofEnd(Instant at, ZoneId zone) {
        return at.equals(Leave.OPEN_END) ? OPEN_END.toString() : text(at, zone, 1);
    }

    private static String text(Instant at, ZoneId zone, int days) {
        LocalDate date = LocalDate.ofInstant(at, zone);
        return date.atStartOfDay(zone).toInstant().equals(at)
                ? date.minusDays(days).toString()
                : at.atZone(zone).toOffsetDateTime().toString();
    }
}
