package dev.baton.roster;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.lead.LeadId;
import dev.baton.lead.Verdict;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * A request as compact text, to be kept with the decision: {@link #read} gives back an equal one. It is {@code name=value} fields with a
 * blank between them, texts percent-encoded:
 * <pre>{@code pool=sdr prefers=ana@acme.example:owns+the+account not=bo@acme.example:had+it+before since=... until=... then=fallback
 * company=key wants.language=fr holds=false}</pre>
 */
public final class RequestText {
    private static final String WANTS = "wants.";

    private RequestText() {}

    /** Writes all but the lead's id, which stands on the decision. */
    public static String write(Request request) {
        StringJoiner text = new StringJoiner(" ").add("pool=" + encoded(request.pool()));
        for (Verdict.Preference preference : request.preferences()) {
            text.add("prefers=" + encoded(preference.rep()) + ":" + encoded(preference.why()));
        }
        new TreeMap<>(request.excluded()).forEach((rep, why) -> text.add("not=" + encoded(rep) + ":" + encoded(why)));
        request.waited().ifPresent(waited -> {
            text.add("since=" + waited.since());
            text.add("until=" + waited.until().map(Instant::toString).orElse("-"));
            text.add("then=" + encoded(waited.then()));
        });
        if (!request.company().isEmpty()) {
            text.add("company=" + encoded(request.company()));
        }
        new TreeMap<>(request.wants())
                .forEach((field, value) -> text.add(WANTS + encoded(field) + "=" + encoded(value)));
        if (!request.holds()) {
            text.add("holds=false");
        }
        return text.toString();
    }

    /**
     * Reads what {@link #write} wrote. Texts of engine 1 lack the reasons: they are empty then.
     *
     * @throws IllegalArgumentException or another {@link RuntimeException} of the JDK's parsers, if it did not
     */
    public static Request read(LeadId lead, String text) {
        Map<String, String> fields = new HashMap<>();
        List<Verdict.Preference> preferences = new ArrayList<>();
        Map<String, String> excluded = new HashMap<>();
        Map<String, String> wants = new HashMap<>();
        for (String field : text.split(" ", -1)) {
            int equals = field.indexOf('=');
            String name = field.substring(0, equals);
            String value = field.substring(equals + 1);
            if (name.equals("prefers")) {
                preferences.add(new Verdict.Preference(before(value), after(value)));
            } else if (name.equals("not")) {
                excluded.put(before(value), after(value));
            } else if (name.startsWith(WANTS)) {
                wants.put(decoded(name.substring(WANTS.length())), decoded(value));
            } else {
                fields.put(name, value);
            }
        }
        Optional<Waited> waited = Optional.ofNullable(fields.get("since"))
                .map(since -> new Waited(
                        Instant.parse(since),
                        Optional.of(fields.getOrDefault("until", "-"))
                                .filter(until -> !until.equals("-"))
                                .map(Instant::parse),
                        decoded(fields.getOrDefault("then", ""))));
        return new Request(
                lead,
                decoded(fields.getOrDefault("pool", "")),
                preferences,
                excluded,
                waited,
                decoded(fields.getOrDefault("company", "")),
                wants,
                !fields.getOrDefault("holds", "true").equals("false"));
    }

    private static String before(String pair) {
        return decoded(pair.contains(":") ? pair.substring(0, pair.indexOf(':')) : pair);
    }

    private static String after(String pair) {
        return pair.contains(":") ? decoded(pair.substring(pair.indexOf(':') + 1)) : "";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }
}
