package dev.baton.normal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Countries and states by the names people write. ISO codes of countries need no data; a name is looked for in a file that is read for
 * that one question and not kept. The data: {@code infra/renew-places.sh}.
 */
final class PlaceNames {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private PlaceNames() {}

    /** ISO 3166-1 alpha-2, from an alpha-2 or alpha-3 code or a name in one of 32 languages. */
    static Optional<String> country(String text) {
        String code = text.toUpperCase(Locale.ROOT);
        if (isCountry(code)) {
            return Optional.of(code);
        }
        String name = fold(text);
        return name.isEmpty()
                ? Optional.empty()
                : find("aliases.txt", name + "\t").or(() -> find("countries.txt", name + "\t"));
    }

    /** Whether {@code code} is an ISO 3166-1 alpha-2 code, upper case. */
    static boolean isCountry(String code) {
        return code.length() == 2 && Iso.COUNTRIES.contains(code);
    }

    /**
     * The subdivision's part of the ISO 3166-2 code, from that part, the whole code, or a name.
     *
     * @param country alpha-2
     */
    static Optional<String> state(String country, String text) {
        String code = text.toUpperCase(Locale.ROOT);
        String name = fold(code.startsWith(country + "-") ? code.substring(3) : text);
        if (!isCountry(country) || name.isEmpty()) {
            return Optional.empty();
        }
        return find("states/" + country + ".txt", name + "\t")
                .or(() -> find("aliases.txt", country + "\t" + name + "\t"));
    }

    /** What two spellings of one name have in common: no case, no accents, one space between words. */
    static String fold(String name) {
        String bare =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        return BETWEEN_WORDS
                .matcher(bare.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }

    /** The rest of the first line that starts with {@code key}; empty when there is none, or no such file. */
    private static Optional<String> find(String file, String key) {
        var stream = PlaceNames.class.getResourceAsStream(file);
        if (stream == null) {
            return Optional.empty();
        }
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(key)) {
                    return Optional.of(line.substring(key.length()));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    /** Loaded when first asked. */
    private static final class Iso {
        static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    }
}
