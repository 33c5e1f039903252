package dev.baton.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.local.template.RuleSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import software.amazon.event.ruler.Machine;

/**
 * EventBridge's {@code PutEvents} over the AWS JSON 1.1 protocol. What a rule's pattern takes (by EventBridge's own matcher) goes to the
 * rule's queues; what none takes is appended to a file, where a person sees it. Thread-safe.
 */
public final class EventBus {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_ENTRIES = 10;

    private final Map<String, RuleSpec> rules = new HashMap<>();
    private final Map<String, Machine> matchers = new HashMap<>();
    private final BiConsumer<String, String> toQueue;
    private final Path untaken;
    private final Clock clock;

    /**
     * A bus for all names.
     *
     * @param rules which events go where
     * @param toQueue sends to the queue with the first ARN the second text
     * @param untaken the file to which events are appended that no rule takes
     * @throws IOException if a rule's pattern is none
     */
    public EventBus(List<RuleSpec> rules, BiConsumer<String, String> toQueue, Path untaken, Clock clock)
            throws IOException {
        this.toQueue = toQueue;
        this.untaken = untaken;
        this.clock = clock;
        for (RuleSpec rule : rules) {
            this.rules.put(rule.id(), rule);
            matchers.computeIfAbsent(rule.bus(), bus -> Machine.builder().build())
                    .addRule(rule.id(), rule.pattern());
        }
    }

    Reply call(String target, String body) throws IOException {
        if (!target.equals("AWSEvents.PutEvents")) {
            return Reply.error("UnknownOperationException", "Only AWSEvents.PutEvents is known here.");
        }
        JsonNode entries;
        try {
            entries = JSON.readTree(body).path("Entries");
        } catch (JsonProcessingException e) {
            return Reply.error("SerializationException", "The request is not JSON.");
        }
        if (!entries.isArray() || entries.isEmpty() || entries.size() > MOST_ENTRIES) {
            return Reply.error("ValidationException", "Entries must be 1 to " + MOST_ENTRIES + ".");
        }
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        int failed = 0;
        for (JsonNode entry : entries) {
            ObjectNode result = put(entry);
            failed += result.has("ErrorCode") ? 1 : 0;
            results.add(result);
        }
        reply.put("FailedEntryCount", failed);
        reply.set("Entries", results);
        return new Reply(200, reply.toString());
    }

    private ObjectNode put(JsonNode entry) throws IOException {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        for (String required : List.of("Source", "DetailType", "Detail")) {
            if (entry.path(required).asText("").isEmpty()) {
                return result.put("ErrorCode", "InvalidArgument")
                        .put("ErrorMessage", "Parameter " + required + " is not valid.");
            }
        }
        JsonNode detail;
        try {
            detail = JSON.readTree(entry.path("Detail").asText());
        } catch (JsonProcessingException e) {
            detail = JsonNodeFactory.instance.missingNode();
        }
        if (!detail.isObject()) {
            return result.put("ErrorCode", "MalformedDetail").put("ErrorMessage", "Detail is malformed.");
        }
        String id = UUID.randomUUID().toString();
        route(busName(entry.path("EventBusName").asText("default")), delivered(entry, detail, id));
        return result.put("EventId", id);
    }

    private ObjectNode delivered(JsonNode entry, JsonNode detail, String id) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        Instant time = entry.path("Time").isNumber()
                ? Instant.ofEpochMilli((long) (entry.path("Time").asDouble() * 1000))
                : clock.instant();
        event.put("version", "0");
        event.put("id", id);
        event.put("detail-type", entry.path("DetailType").asText());
        event.put("source", entry.path("Source").asText());
        event.put("account", "000000000000");
        event.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", "us-east-1");
        ArrayNode resources = event.putArray("resources");
        entry.path("Resources").forEach(resources::add);
        event.set("detail", detail);
        return event;
    }

    private void route(String bus, ObjectNode event) throws IOException {
        String text = event.toString();
        Machine matcher = matchers.get(bus);
        List<String> taking = matcher == null ? List.of() : matcher.rulesForJSONEvent(event);
        for (String rule : taking) {
            Optional.ofNullable(rules.get(rule)).stream()
                    .flatMap(each -> each.targets().stream())
                    .forEach(target -> toQueue.accept(target, text));
        }
        if (taking.isEmpty()) {
            append(event);
        }
    }

    private synchronized void append(ObjectNode event) throws IOException {
        Files.writeString(
                untaken, event + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    // A bus may be given by its ARN.
    private static String busName(String nameOrArn) {
        return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
    }
}
