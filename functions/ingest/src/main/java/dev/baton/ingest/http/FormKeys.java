package dev.baton.ingest.http;

import dev.baton.secrets.SecretException;
import dev.baton.secrets.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Which form sources need a key, and which key. Where they are kept as a secret they are read again every ten minutes, and a minute after the
 * last time when a key is not the one that is known: so a changed key holds without a deployment. Thread-safe.
 */
public final class FormKeys {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final String BEARER = "bearer ";
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration SOONEST = Duration.ofMinutes(1);

    private final Optional<Supplier<String>> again;
    private final Clock clock;
    private volatile Known known;

    private record Known(Map<String, byte[]> keys, Instant readAt) {}

    /**
     * Takes {@code name=key} pairs, for good.
     *
     * @throws IllegalArgumentException if one is no such pair; the message does not repeat it
     */
    public FormKeys(List<String> pairs) {
        this(Optional.empty(), Clock.systemUTC(), String.join(",", pairs));
    }

    private FormKeys(Optional<Supplier<String>> again, Clock clock, String text) {
        this.again = again;
        this.clock = clock;
        this.known = new Known(read(text), clock.instant());
    }

    /**
     * Those of a secret: {@code name=key} pairs, separated by commas or lines.
     *
     * @throws SecretException if it cannot be read
     * @throws IllegalArgumentException if it holds something else; the message does not repeat it
     */
    public static FormKeys of(String reference, Secrets secrets, Clock clock) {
        return new FormKeys(Optional.of(() -> secrets.renewed(reference)), clock, secrets.read(reference));
    }

    private static Map<String, byte[]> read(String text) {
        Map<String, byte[]> keys = new HashMap<>();
        for (String pair : text.split("[,\\n\\r]", -1)) {
            if (pair.isBlank()) {
                continue;
            }
            String[] parts = pair.strip().split("=", 2);
            if (parts.length < 2 || !NAME.matcher(parts[0]).matches() || parts[1].length() < 8) {
                throw new IllegalArgumentException(
                        "what BATON_FORM_KEYS refers to must be name=key pairs, separated by commas or lines: names of lower-case"
                                + " letters, digits and hyphens, keys of at least 8 characters");
            }
            keys.put(parts[0], parts[1].getBytes(StandardCharsets.UTF_8));
        }
        return Map.copyOf(keys);
    }

    /** The form's name as the request tells it ({@code ?form=}), {@code otherwise} when it tells none; empty when it is no name. */
    public static Optional<String> form(Request request, String otherwise) {
        String name = request.query().getOrDefault("form", otherwise);
        return Optional.of(name).filter(n -> NAME.matcher(n).matches());
    }

    /** Whether the form needs a key. */
    public boolean needed(String form) {
        return keys(KEPT).containsKey(form) || keys(SOONEST).containsKey(form);
    }

    /** Whether the request may speak for the form: it needs no key, or the request has it ({@code Authorization: Bearer}). */
    public boolean allow(String form, Request request) {
        String header = request.header("authorization");
        byte[] given = header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8)
                : new byte[0];
        return fits(keys(KEPT), form, given) || fits(keys(SOONEST), form, given);
    }

    private static boolean fits(Map<String, byte[]> keys, String form, byte[] given) {
        // In constant time: how long an answer takes must not tell how much of a guess is right.
        return !keys.containsKey(form) || MessageDigest.isEqual(keys.get(form), given);
    }

    /** The keys, read again where they are older than that. While they cannot be read, or are none, those from before hold. */
    private Map<String, byte[]> keys(Duration oldest) {
        Known now = known;
        Instant at = clock.instant();
        if (again.isEmpty() || at.isBefore(now.readAt().plus(oldest))) {
            return now.keys();
        }
        Known anew = new Known(again(now.keys()), at);
        known = anew; // two threads may each read; the last one stays
        return anew.keys();
    }

    private Map<String, byte[]> again(Map<String, byte[]> before) {
        try {
            return read(again.orElseThrow().get());
        } catch (SecretException | IllegalArgumentException _) {
            return before;
        }
    }
}
