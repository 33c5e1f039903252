package dev.baton.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** A length of time as it is typed: {@code 15m}, {@code 8h}, {@code 5d}. */
record TypedLength(Duration length) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6}) ?(m|min|h|d)");

    static TypedLength of(String typed) {
        Matcher written = WRITTEN.matcher(typed.strip());
        if (!written.matches()) {
            throw new CommandLine.TypeConversionException(
                    "'" + Shown.brief(typed, 40) + "' is not a length like 15m, 8h or 5d");
        }
        long count = Long.parseLong(written.group(1));
        return new TypedLength(
                switch (written.group(2)) {
                    case "h" -> Duration.ofHours(count);
                    case "d" -> Duration.ofDays(count);
                    default -> Duration.ofMinutes(count);
                });
    }
}
