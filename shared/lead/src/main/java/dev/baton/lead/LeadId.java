package dev.baton.lead;

import java.util.regex.Pattern;

/**
 * Names one lead for ever. It is derived from what the sender sent ({@code HMAC(secret, source ‖ key)}), so the same submission always
 * has the same id and a stranger cannot guess one.
 *
 * @param value 22 to 43 characters of URL-safe base64
 */
public record LeadId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{22,43}");

    /**
     * Takes a well-formed id.
     *
     * @throws IllegalArgumentException if {@code value} does not have the shape of a lead's id
     */
    public LeadId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("a lead's id is 22 to 43 characters of URL-safe base64");
        }
    }

    /** Whether {@code text} could be a lead's id: to be asked of everything that comes from outside. */
    public static boolean isWellFormed(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
