package dev.baton.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code /composite} and {@code /composite/graph}: several requests in one call, each of which may refer to what those before it answered.
 *
 * @param org to write to
 * @param records what does the single requests
 * @param reads what does a composite's GET that is not of a record: queries, say
 */
record Composite(Org org, Records records, Reads reads) {
    private static final Pattern REFERENCE = Pattern.compile("@\\{([A-Za-z0-9_]+)((?:\\.[A-Za-z0-9_]+|\\[\\d+])+)}");
    private static final Pattern URL = Pattern.compile("/services/data/v\\d+\\.0(/.*)");
    private static final int MOST_REQUESTS = 25;
    private static final int MOST_GRAPHS = 75;
    private static final int MOST_NODES = 500;
    // Facts: after 14 failed graphs the rest is not processed.
    private static final int MOST_FAILED_GRAPHS = 14;

    /** Answers a GET below {@code /services/data/vNN.0}. */
    interface Reads {
        Reply get(String path);
    }

    /** Rolls a transaction back, having an answer. */
    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Map<String, Reply> replies;

        RolledBack(Map<String, Reply> replies) {
            super("rolled back");
            this.replies = replies;
        }
    }

    /** {@code POST /composite}. */
    Reply composite(Caller caller, JsonNode body) {
        JsonNode requests = body.path("compositeRequest");
        if (!requests.isArray() || requests.isEmpty() || requests.size() > MOST_REQUESTS) {
            throw new Refused(
                    400, "INVALID_INPUT", "The composite request must hold 1 to " + MOST_REQUESTS + " subrequests");
        }
        Map<String, Reply> replies = new LinkedHashMap<>();
        if (body.path("allOrNone").asBoolean()) {
            replies = together(caller, requests, true);
        } else {
            for (JsonNode request : requests) {
                Map<String, Reply> before = replies;
                Reply reply;
                try {
                    reply = org.transact(caller, transaction -> step(transaction, request, before, true));
                } catch (Refused refused) {
                    reply = Reply.of(refused);
                }
                replies.put(reference(request), reply);
            }
        }
        return new Reply(200, JsonNodeFactory.instance.objectNode().set("compositeResponse", answers(replies)));
    }

    /** {@code POST /composite/graph}. */
    Reply graphs(Caller caller, JsonNode body) {
        JsonNode graphs = body.path("graphs");
        int nodes = graphs.valueStream()
                .mapToInt(graph -> graph.path("compositeRequest").size())
                .sum();
        if (!graphs.isArray() || graphs.isEmpty() || graphs.size() > MOST_GRAPHS || nodes > MOST_NODES) {
            throw new Refused(
                    400,
                    "INVALID_INPUT",
                    "The request must hold 1 to " + MOST_GRAPHS + " graphs with " + MOST_NODES + " nodes at most");
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode results = answer.putArray("graphs");
        int failed = 0;
        for (JsonNode graph : graphs) {
            JsonNode requests = graph.path("compositeRequest");
            Map<String, Reply> replies =
                    failed < MOST_FAILED_GRAPHS ? together(caller, requests, false) : halted(requests);
            boolean successful = replies.values().stream().allMatch(Reply::isSuccess);
            failed += successful ? 0 : 1;
            ObjectNode result = results.addObject();
            result.put("graphId", graph.path("graphId").asText());
            result.putObject("graphResponse").set("compositeResponse", answers(replies));
            result.put("isSuccessful", successful);
        }
        return new Reply(200, answer);
    }

    // All of it, or an answer in which one says why and the others were halted.
    private Map<String, Reply> together(Caller caller, JsonNode requests, boolean anyRead) {
        try {
            return org.transact(caller, transaction -> {
                Map<String, Reply> replies = new LinkedHashMap<>();
                for (JsonNode request : requests) {
                    Reply reply;
                    try {
                        reply = step(transaction, request, replies, anyRead);
                    } catch (Refused refused) {
                        reply = Reply.of(refused);
                    }
                    if (!reply.isSuccess()) {
                        Map<String, Reply> rolledBack = halted(requests);
                        rolledBack.put(reference(request), reply);
                        throw new RolledBack(rolledBack);
                    }
                    replies.put(reference(request), reply);
                }
                return replies;
            });
        } catch (RolledBack rolledBack) {
            return rolledBack.replies;
        }
    }

    private static Map<String, Reply> halted(JsonNode requests) {
        Map<String, Reply> replies = new LinkedHashMap<>();
        requests.forEach(request -> replies.put(
                reference(request),
                Reply.of(new Refused(
                        400,
                        "PROCESSING_HALTED",
                        "The transaction was rolled back since another operation in the same transaction failed."))));
        return replies;
    }

    private static String reference(JsonNode request) {
        String reference = request.path("referenceId").asText();
        if (reference.isBlank()) {
            throw new Refused(400, "INVALID_INPUT", "Every subrequest needs a referenceId");
        }
        return reference;
    }

    private Reply step(Transaction transaction, JsonNode request, Map<String, Reply> before, boolean anyRead) {
        String method = request.path("method").asText();
        Matcher url = URL.matcher(filled(request.path("url").asText(), before));
        if (!url.matches()) {
            throw Refused.notFound();
        }
        String path = url.group(1);
        if (path.startsWith("/sobjects/")) {
            return records.handle(transaction, method, path, filled(request.path("body"), before));
        }
        if (!anyRead || !method.equals("GET")) {
            throw new Refused(400, "INVALID_INPUT", "A graph takes requests of /sobjects only: " + path);
        }
        return reads.get(path);
    }

    private static JsonNode filled(JsonNode body, Map<String, Reply> before) {
        if (body.isTextual()) {
            return JsonNodeFactory.instance.textNode(filled(body.textValue(), before));
        }
        if (body.isObject()) {
            ObjectNode filled = JsonNodeFactory.instance.objectNode();
            body.properties().forEach(entry -> filled.set(entry.getKey(), filled(entry.getValue(), before)));
            return filled;
        }
        return body;
    }

    private static String filled(String text, Map<String, Reply> before) {
        Map<String, String> found = new HashMap<>();
        REFERENCE.matcher(text).results().forEach(place -> {
            Reply reply = before.getOrDefault(place.group(1), Reply.empty(404));
            JsonNode value = reply.body()
                    .at(place.group(2).replace('.', '/').replace('[', '/').replace("]", ""));
            if (!reply.isSuccess() || value.isMissingNode()) {
                throw new Refused(
                        400,
                        "PROCESSING_HALTED",
                        "Invalid reference specified. No value for " + place.group(1) + place.group(2) + " found");
            }
            found.put(place.group(), value.asText());
        });
        return REFERENCE
                .matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(found.getOrDefault(place.group(), "")));
    }

    private static ArrayNode answers(Map<String, Reply> replies) {
        ArrayNode answers = JsonNodeFactory.instance.arrayNode();
        replies.forEach((reference, reply) -> {
            ObjectNode answer = answers.addObject();
            answer.set("body", reply.body().isMissingNode() ? JsonNodeFactory.instance.nullNode() : reply.body());
            ObjectNode headers = answer.putObject("httpHeaders");
            if (reply.status() == 201) {
                headers.put(
                        "Location",
                        "/services/data/v62.0/sobjects/"
                                + reply.body().path("id").asText());
            }
            answer.put("httpStatusCode", reply.status());
            answer.put("referenceId", reference);
        });
        return answers;
    }
}
