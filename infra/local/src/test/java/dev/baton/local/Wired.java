package dev.baton.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.local.template.Resource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a function of a template is wired to, and what each handler reads (docs/protocol.md, Names). */
final class Wired {
    private static final String LEADS = "BATON_LEADS_TABLE";
    private static final String ROUTING = "BATON_ROUTING_TABLE";
    private static final String ENRICH = "BATON_ENRICH_QUEUE";
    private static final String SCORE = "BATON_SCORE_QUEUE";
    private static final String ASSIGN = "BATON_ASSIGN_QUEUE";
    private static final String DELIVER = "BATON_DELIVER_QUEUE";
    private static final String MODE = "BATON_MODE";
    private static final String CLIENT = "BATON_CLIENT";
    private static final String SECRET = "BATON_SECRET_REF";
    private static final Pattern SUBSTITUTED = Pattern.compile("\\$\\{([A-Za-z0-9]+)[.}]");

    private static final Set<String> TRACK = Set.of(
            LEADS,
            ROUTING,
            ENRICH,
            ASSIGN,
            CLIENT,
            "BATON_CHANGES_QUEUE",
            "BATON_INBOX_QUEUE",
            "BATON_SECRET_REF",
            "BATON_OVERRIDE_TURN");

    static final Map<String, Set<String>> NAMES = andThoseOfTrack(Map.of(
            "form",
                    Set.of(
                            LEADS,
                            ENRICH,
                            SECRET,
                            "BATON_RETURN_HOSTS",
                            "BATON_ORIGINS",
                            "BATON_FORM_KEYS",
                            "BATON_HONEYPOT",
                            CLIENT),
            "events", Set.of(LEADS, ROUTING, ENRICH, SECRET, CLIENT),
            "enrich", Set.of(LEADS, ROUTING, SCORE),
            "score", Set.of(LEADS, ROUTING, ENRICH, ASSIGN, DELIVER, MODE),
            "assign", Set.of(LEADS, ROUTING, ASSIGN, DELIVER, MODE, "BATON_ASSIGN_DEAD_LETTERS"),
            "deliver", Set.of(LEADS, ROUTING, DELIVER, MODE, CLIENT, "BATON_EVENT_BUS", "BATON_CHANGES_QUEUE"),
            "watch", Set.of(LEADS, ROUTING, ENRICH, SCORE, ASSIGN, DELIVER, "BATON_RETENTION_DAYS"),
            "track", TRACK,
            "console", Set.of(LEADS)));

    private Wired() {}

    /** Track's archive reads one configuration, under whichever handler. */
    private static Map<String, Set<String>> andThoseOfTrack(Map<String, Set<String>> others) {
        Map<String, Set<String>> all = new HashMap<>(others);
        all.put("poll", TRACK);
        all.put("sync", TRACK);
        return Map.copyOf(all);
    }

    static Map<String, JsonNode> environment(Resource function) {
        Map<String, JsonNode> environment = new HashMap<>();
        function.properties()
                .path("Environment")
                .path("Variables")
                .properties()
                .forEach(entry -> environment.put(entry.getKey(), entry.getValue()));
        return environment;
    }

    static String handler(Resource function) {
        JsonNode handler = environment(function).get("QUARKUS_LAMBDA_HANDLER");
        return handler == null ? "" : handler.asText();
    }

    /** The tables, queues, buses and references to secrets that its environment names; a parameter needs no permission. */
    static Set<String> targets(Resource function) {
        Set<String> targets = new TreeSet<>();
        environment(function).forEach((name, value) -> {
            if (name.endsWith("_TABLE")
                    || name.endsWith("_QUEUE")
                    || name.endsWith("_LETTERS")
                    || name.endsWith("_BUS")
                    || name.endsWith("_REF")) {
                targets.addAll(references(value));
            }
        });
        return targets;
    }

    /** The queues that call it. */
    static Set<String> consumed(Resource function) {
        Set<String> consumed = new TreeSet<>();
        for (JsonNode event : function.properties().path("Events")) {
            if (event.path("Type").asText().equals("SQS")) {
                consumed.addAll(references(event.path("Properties").path("Queue")));
            }
        }
        return consumed;
    }

    /** The logical ids that a value refers to. */
    static Set<String> references(JsonNode value) {
        Set<String> ids = new TreeSet<>();
        if (value.has("Ref")) {
            ids.add(value.path("Ref").asText());
        } else if (value.has("Fn::GetAtt")) {
            ids.add(value.path("Fn::GetAtt").path(0).asText());
        } else if (value.has("Fn::Sub")) {
            Matcher place = SUBSTITUTED.matcher(value.path("Fn::Sub").asText());
            while (place.find()) {
                ids.add(place.group(1));
            }
        } else if (value.isArray()) {
            value.forEach(each -> ids.addAll(references(each)));
        }
        return ids;
    }
}
