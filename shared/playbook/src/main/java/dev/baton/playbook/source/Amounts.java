package dev.baton.playbook.source;

import dev.baton.lead.Sla;
import dev.baton.playbook.Matcher.Span;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads figures: counts, weights, periods, ranges. Nothing is rounded. */
final class Amounts {
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal HEAVIEST = BigDecimal.valueOf(100);
    private static final int LONGEST = 18;

    private Amounts() {}

    /** A whole number from {@code least} to {@code most}. */
    static OptionalInt whole(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text.strip());
            return least <= number && number <= most ? OptionalInt.of(number) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** A weight above 0 and up to 100, with three decimals at most, in thousandths. */
    static OptionalInt thousandths(String text) {
        String digits = text.strip();
        if (digits.isEmpty()
                || digits.length() > LONGEST
                || !digits.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))) {
            return OptionalInt.empty();
        }
        try {
            BigDecimal weight = new BigDecimal(digits);
            return weight.signum() > 0 && weight.compareTo(HEAVIEST) <= 0
                    ? OptionalInt.of(weight.multiply(THOUSAND).intValueExact())
                    : OptionalInt.empty();
        } catch (ArithmeticException | NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** {@code 30 minutes}, {@code 2 hours}, {@code 60 days}, {@code 1 week}. */
    static Optional<Duration> period(String text) {
        String[] parts = text.strip().split("\\s+", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        OptionalInt count = whole(parts[0], 0, 100_000);
        if (count.isEmpty()) {
            return Optional.empty();
        }
        int n = count.getAsInt();
        return switch (parts[1].toLowerCase(Locale.ROOT)) {
            case "minute", "minutes" -> Optional.of(Duration.ofMinutes(n));
            case "hour", "hours" -> Optional.of(Duration.ofHours(n));
            case "day", "days" -> Optional.of(Duration.ofDays(n));
            case "week", "weeks" -> Optional.of(Duration.ofDays(7L * n));
            default -> Optional.empty();
        };
    }

    /** {@code 15 minutes} or {@code 30 seconds} by the clock on the wall, {@code 15 business minutes} by the hours that count. */
    static Optional<Sla.Time> time(String text) {
        List<String> words = new ArrayList<>(List.of(text.strip().split("\\s+", -1)));
        boolean business = words.size() == 3 && words.get(1).equalsIgnoreCase("business");
        if (business) {
            words.remove(1);
        }
        return period(String.join(" ", words)).or(() -> seconds(words)).map(length -> new Sla.Time(length, business));
    }

    private static Optional<Duration> seconds(List<String> words) {
        return words.size() == 2
                        && Set.of("second", "seconds").contains(words.get(1).toLowerCase(Locale.ROOT))
                ? whole(words.get(0), 0, 100_000).stream()
                        .mapToObj(Duration::ofSeconds)
                        .findFirst()
                : Optional.empty();
    }

    /** {@code 100-999}, {@code 1000+}, {@code 50}: whole numbers from 0, both ends inclusive. */
    static Optional<Span> span(String text) {
        String written = text.strip();
        int dash = written.indexOf('-');
        if (written.endsWith("+")) {
            return number(written.substring(0, written.length() - 1)).map(from -> new Span(from, Long.MAX_VALUE));
        }
        if (dash < 0) {
            return number(written).map(only -> new Span(only, only));
        }
        Optional<Long> from = number(written.substring(0, dash));
        Optional<Long> to = number(written.substring(dash + 1));
        return from.flatMap(f -> to.map(t -> new Span(f, t)));
    }

    private static Optional<Long> number(String text) {
        String digits = text.strip();
        boolean figures = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return figures && digits.length() <= LONGEST ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }
}
