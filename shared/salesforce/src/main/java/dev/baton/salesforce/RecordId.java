package dev.baton.salesforce;

import java.util.Optional;
import java.util.regex.Pattern;

/** Salesforce's record ids: 15 characters in which case matters, or those and three that keep the case for systems that do not. */
public final class RecordId {
    private static final Pattern SHAPE = Pattern.compile("[a-zA-Z0-9]{15}(?:[A-Z0-5]{3})?");
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    private RecordId() {}

    /** The 18-character form; empty when {@code text} is no id. */
    public static Optional<String> of(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(text.substring(0, 15) + suffix(text)) : Optional.empty();
    }

    /** Each of the three says which of five characters are upper case, the first as the lowest bit. */
    private static String suffix(String id) {
        StringBuilder suffix = new StringBuilder(3);
        for (int block = 0; block < 15; block += 5) {
            int upper = 0;
            for (int i = 0; i < 5; i++) {
                char c = id.charAt(block + i);
                upper |= c >= 'A' && c <= 'Z' ? 1 << i : 0;
            }
            suffix.append(ALPHABET.charAt(upper));
        }
        return suffix.toString();
    }
}
