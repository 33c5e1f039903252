package dev.baton.rehearsal;

import dev.baton.lead.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A signal as a person writes it: {@code webinar-attended}, {@code webinar-attended 12 days ago}, {@code ... by the company}. */
public final class SignalText {
    private static final Pattern WRITTEN = Pattern.compile(
            "([a-z0-9][a-z0-9-]{0,79})(?: +(\\d{1,4}) +(minute|hour|day|week)s? +ago)?( +by +the +company)?",
            Pattern.CASE_INSENSITIVE);

    private SignalText() {}

    /** The signal that {@code text} says, seen at {@code now}; empty when it says none. */
    public static Optional<Signal> read(String text, Instant now) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            return Optional.empty();
        }
        Signal.By by = written.group(4) == null ? Signal.By.PERSON : Signal.By.COMPANY;
        return Optional.of(new Signal(written.group(1).toLowerCase(Locale.ROOT), now.minus(ago(written)), by, ""));
    }

    private static Duration ago(Matcher written) {
        if (written.group(2) == null) {
            return Duration.ZERO;
        }
        long count = Long.parseLong(written.group(2));
        return switch (written.group(3).toLowerCase(Locale.ROOT)) {
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            case "day" -> Duration.ofDays(count);
            default -> Duration.ofDays(7 * count);
        };
    }
}
