package dev.baton.normal;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as people and systems write them. */
final class Numbers {
    /** A number, maybe with a currency before it, an exponent as machines write it, a magnitude, and the rest of a range. */
    private static final Pattern NUMBER = Pattern.compile(
            "[^0-9-]{0,12}?(?<number>[0-9][0-9.,' ]*+)(?:[eE]\\+?(?<exponent>[0-9]{1,2}))?\\s*(?<unit>[a-zA-Z]*)\\.?(?<rest>.*)");

    private static final Pattern GROUPED =
            Pattern.compile("[0-9]{1,3}(?:([.,' ])[0-9]{3})(?:\\1[0-9]{3})*(?:[.,][0-9]{1,2})?");
    private static final Pattern PLAIN = Pattern.compile("[0-9]+(?:[.,][0-9]*)?");

    private Numbers() {}

    /**
     * What a text says.
     *
     * @param whole whether the text was that number and nothing else: not a range, nothing more behind it
     */
    record Amount(long value, boolean whole) {
        OptionalInt asInt() {
            return value > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) value);
        }

        OptionalLong asLong() {
            return OptionalLong.of(value);
        }
    }

    /** The number that {@code text} begins with: {@code 250}, {@code 1.000}, {@code 1,000-5,000}, {@code 500+}, {@code 1.5M}, {@code 1.2E7}. */
    static Optional<Amount> read(String text) {
        Matcher all = NUMBER.matcher(text);
        if (text.length() > 40 || !all.matches()) {
            return Optional.empty();
        }
        return decimal(all.group("number").strip(), all.group("exponent") != null)
                .flatMap(number -> magnitude(all).map(by -> number * by))
                .filter(number -> number < 9e17)
                .map(number -> new Amount(
                        Math.round(Math.floor(number + 1e-6)), all.group("rest").isBlank()));
    }

    private static Optional<Double> decimal(String number, boolean machine) {
        Matcher grouped = GROUPED.matcher(number);
        if (!machine && grouped.matches()) {
            String separator = grouped.group(1);
            return Optional.of(Double.parseDouble(number.replace(separator, "").replace(',', '.')));
        }
        return PLAIN.matcher(number).matches()
                ? Optional.of(Double.parseDouble(number.replace(',', '.')))
                : Optional.empty();
    }

    private static Optional<Double> magnitude(Matcher all) {
        if (all.group("exponent") != null) {
            return Optional.of(Math.pow(10, Integer.parseInt(all.group("exponent"))));
        }
        return switch (all.group("unit").toLowerCase(Locale.ROOT)) {
            case "" -> Optional.of(1.0);
            case "k", "tsd" -> Optional.of(1e3);
            case "m", "mn", "mio", "mil", "million", "millions", "millionen" -> Optional.of(1e6);
            case "b", "bn", "mrd", "billion", "billions", "milliarden" -> Optional.of(1e9);
            case "eur", "usd", "gbp", "chf", "employees", "people", "mitarbeiter" -> Optional.of(1.0);
            default -> Optional.empty();
        };
    }
}
