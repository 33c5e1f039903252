package dev.baton.local.template;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a function is called, and with what.
 *
 * @param when a rate, or a time of the day
 * @param input the event, JSON; where there is none, EventBridge's own
 */
public record Schedule(When when, Optional<String> input) {
    private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");
    private static final Pattern DAILY = Pattern.compile("cron\\((\\d{1,2}) (\\d{1,2}) \\* \\* \\? \\*\\)");

    /** When it is called. */
    public sealed interface When {}

    /** Again and again, the first time after one period. */
    public record Every(Duration period) implements When {}

    /** Once a day at a time in UTC. */
    public record Daily(LocalTime at) implements When {}

    /**
     * Reads a schedule as the template writes it.
     *
     * @throws TemplateException if it is neither a rate nor a time of each day
     */
    public static Schedule read(String expression, Optional<String> input) {
        Matcher rate = RATE.matcher(expression);
        if (rate.matches()) {
            long count = Long.parseLong(rate.group(1));
            return new Schedule(
                    new Every(
                            switch (rate.group(2)) {
                                case "minute" -> Duration.ofMinutes(count);
                                case "hour" -> Duration.ofHours(count);
                                default -> Duration.ofDays(count);
                            }),
                    input);
        }
        Matcher daily = DAILY.matcher(expression);
        if (daily.matches()) {
            int minute = Integer.parseInt(daily.group(1));
            int hour = Integer.parseInt(daily.group(2));
            return new Schedule(new Daily(LocalTime.of(hour, minute)), input);
        }
        throw new TemplateException("The local run does not do the schedule " + expression
                + ", only rates and a time of each day, cron(15 3 * * ? *).");
    }

    /** From then until the first call. */
    public Duration first(Instant now) {
        return switch (when) {
            case Every(Duration period) -> period;
            case Daily(LocalTime at) -> {
                ZonedDateTime today = now.atZone(ZoneOffset.UTC).with(at);
                Duration until = Duration.between(now, today);
                yield until.isNegative() ? until.plusDays(1) : until;
            }
        };
    }

    /** From one call to the next. */
    public Duration period() {
        return switch (when) {
            case Every(Duration period) -> period;
            case Daily _ -> Duration.ofDays(1);
        };
    }
}
