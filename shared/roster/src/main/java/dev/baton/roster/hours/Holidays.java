package dev.baton.roster.hours;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Public holidays by country and region, from the tables that {@code make holidays} renews with Jollyday. A lookup reads the one small file
 * of its country and keeps nothing, so it costs no start-up time and no memory. Thread-safe.
 */
public final class Holidays {
    /** The first year that is known; before it nothing is a holiday. Simulations look back this far. */
    public static final int FIRST_YEAR = 2024;

    /** The last year that is known; from then on nothing is a holiday. */
    public static final int LAST_YEAR = 2035;

    private static final Pattern REGION = Pattern.compile("[A-Z]{2}(?:-[A-Z0-9]{1,12}){0,4}");

    private Holidays() {}

    /**
     * The public holidays of a country or of a part of it, those of the whole country included, and only those that are observed by law.
     *
     * @param region ISO 3166: {@code DE}, {@code DE-BY}, {@code US-CA}, in any case; for some countries finer still ({@code DE-BY-AG})
     * @return empty when there is no such region
     */
    public static Optional<Set<LocalDate>> of(String region) {
        String asked = region.strip().toUpperCase(Locale.ROOT);
        if (!REGION.matcher(asked).matches()) {
            return Optional.empty();
        }
        var stream = Holidays.class.getResourceAsStream("holidays/" + asked.substring(0, 2) + ".txt");
        if (stream == null) {
            return Optional.empty();
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
            return read(lines, asked);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the holidays of " + asked, e);
        }
    }

    /** Each line holds what a region has beyond the one that it is a part of. */
    private static Optional<Set<LocalDate>> read(BufferedReader lines, String asked) throws IOException {
        Set<LocalDate> days = new HashSet<>();
        boolean known = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ", -1);
            known = known || words[0].equals(asked);
            if (asked.equals(words[0]) || asked.startsWith(words[0] + "-")) {
                add(words, days);
            }
        }
        return known ? Optional.of(Set.copyOf(days)) : Optional.empty();
    }

    /** A region's name, then years, each followed by its days as month and day. */
    private static void add(String[] words, Set<LocalDate> days) {
        int year = 0;
        for (int i = 1; i < words.length; i++) {
            int number = Integer.parseInt(words[i]);
            if (number >= FIRST_YEAR) {
                year = number;
            } else {
                days.add(LocalDate.of(year, number / 100, number % 100));
            }
        }
    }
}
