package dev.baton.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** Reads from when on something is meant, as people write it. */
final class Since {
    private Since() {}

    /**
     * That moment. A day and a time without an offset are meant in the reader's own zone.
     *
     * @throws Refusal that says what may be written
     */
    static Instant read(String option, String text, Clock clock) {
        try {
            if (text.startsWith("P")) {
                return clock.instant().minus(Duration.parse(text));
            }
            if (!text.contains("T")) {
                return LocalDate.parse(text).atStartOfDay(clock.getZone()).toInstant();
            }
            return text.matches(".*T.*(Z|[+-]\\d{2}(:?\\d{2})?)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(clock.getZone()).toInstant();
        } catch (DateTimeParseException malformed) {
            throw new Misuse(
                    option + " is a day (2026-11-20), a moment (2026-11-20T08:00, or with an offset: 2026-11-20T08:00Z)"
                            + " or how long ago (PT6H), not '" + Shown.brief(text, 40) + "'",
                    malformed);
        }
    }
}
