package dev.baton.ingest.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which form sources need a key, and which key. Immutable, thread-safe. */
public final class FormKeys {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final String BEARER = "bearer ";

    private final Map<String, byte[]> keys = new HashMap<>();

    /**
     * Takes {@code name=key} pairs.
     *
     * @throws IllegalArgumentException if one is no such pair; the message does not repeat it
     */
    public FormKeys(List<String> pairs) {
        for (String pair : pairs) {
            String[] parts = pair.strip().split("=", 2);
            if (parts.length < 2 || !NAME.matcher(parts[0]).matches() || parts[1].length() < 8) {
                throw new IllegalArgumentException(
                        "BATON_FORM_KEYS must be name=key pairs: names of lower-case letters, digits and hyphens, keys of at least 8 characters");
            }
            keys.put(parts[0], parts[1].getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The form's name as the request tells it ({@code ?form=}), {@code otherwise} when it tells none; empty when it is no name. */
    public static Optional<String> form(Request request, String otherwise) {
        String name = request.query().getOrDefault("form", otherwise);
        return Optional.of(name).filter(n -> NAME.matcher(n).matches());
    }

    /** Whether the form needs a key. */
    public boolean needed(String form) {
        return keys.containsKey(form);
    }

    /** Whether the request may speak for the form: it needs no key, or the request has it ({@code Authorization: Bearer}). */
    public boolean allow(String form, Request request) {
        byte[] key = keys.get(form);
        if (key == null) {
            return true;
        }
        String header = request.header("authorization");
        String given = header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : "";
        // In constant time: how long an answer takes must not tell how much of a guess is right.
        return MessageDigest.isEqual(key, given.getBytes(StandardCharsets.UTF_8));
    }
}
