package dev.baton.standin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** {@code /_standin/...}: what Salesforce does not have and a test needs. Thread-safe. */
record Workbench(Org org, OAuth oauth, Rest rest, Faults faults, Relay relay, Person person, String admin) {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Answers a call, or 404.
     *
     * @throws IllegalArgumentException if what it asks for is none of what there is
     */
    Reply handle(Request request) {
        return switch (request.method() + " " + request.resource()) {
            case "GET /_standin/faults" -> new Reply(200, faultsNow());
            case "POST /_standin/faults" -> {
                add(json(request));
                yield new Reply(200, faultsNow());
            }
            case "DELETE /_standin/faults" -> {
                request.query("fault").map(Fault::of).ifPresentOrElse(faults::clear, faults::clear);
                yield new Reply(200, faultsNow());
            }
            case "POST /_standin/events" -> {
                JsonNode body = json(request);
                relay.mischief(new Relay.Mischief(
                        body.path("shuffled").asInt(1),
                        body.path("repeated").asDouble(),
                        body.path("lost").asDouble()));
                yield new Reply(200, body);
            }
            case "POST /_standin/gaps" -> {
                relay.gaps();
                yield Reply.empty(204);
            }
            case "GET /_standin/token" -> new Reply(200, JsonNodeFactory.instance.textNode(oauth.session(admin)));
            default -> Reply.empty(404);
        };
    }

    private static JsonNode json(Request request) {
        try {
            return JSON.readTree(request.body());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body is not JSON", e);
        }
    }

    private void add(JsonNode body) {
        Fault fault = Fault.of(body.path("fault").asText());
        faults.latency(Duration.ofMillis(body.path("milliseconds").asLong(1000)));
        faults.set(
                fault,
                new Faults.Setting(
                        body.path("calls").asInt(-1), body.path("share").asDouble(1)));
    }

    private ObjectNode faultsNow() {
        ObjectNode now = JsonNodeFactory.instance.objectNode();
        faults.settings()
                .forEach((fault, setting) -> now.putObject(fault.label())
                        .put("calls", setting.left())
                        .put("share", setting.share()));
        return now;
    }
}
