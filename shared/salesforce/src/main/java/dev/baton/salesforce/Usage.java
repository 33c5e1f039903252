package dev.baton.salesforce;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the org's API calls of these 24 hours come to, of all who call it, as {@code Sforce-Limit-Info: api-usage=x/y} said last.
 *
 * @param allowed more than none
 */
public record Usage(int used, int allowed) {
    private static final Pattern HEADER = Pattern.compile("(?:^|[\\s;,])api-usage=(\\d{1,9})/(\\d{1,9})");

    /** Reads the header; nothing where it does not say. */
    public static Optional<Usage> of(String header) {
        Matcher matcher = HEADER.matcher(header);
        if (!matcher.find() || Integer.parseInt(matcher.group(2)) == 0) {
            return Optional.empty();
        }
        return Optional.of(new Usage(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))));
    }

    /** How much of it is used, in whole hundredths, rounded down; may be above 100. */
    public int percent() {
        return Math.toIntExact(used * 100L / allowed);
    }
}
