package dev.baton.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Graphs as {@code /composite/graph} takes them, and its answer as outcomes. Pure. */
final class GraphCodec {
    private static final int CREATED = 201;

    private final Connection connection;

    GraphCodec(Connection connection) {
        this.connection = connection;
    }

    /** The request's body. Graphs go by their position: a lead's id may begin with a hyphen, which a graph's may not. */
    ObjectNode encode(List<Graph> graphs) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode all = body.putArray("graphs");
        for (int i = 0; i < graphs.size(); i++) {
            ObjectNode graph = all.addObject().put("graphId", name(i));
            ArrayNode requests = graph.putArray("compositeRequest");
            graphs.get(i).nodes().forEach(node -> requests.add(encode(node)));
        }
        return body;
    }

    private ObjectNode encode(Graph.Node node) {
        String records = connection.data() + "/sobjects/" + Soql.name(node.object());
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        switch (node) {
            case Graph.Upsert upsert ->
                request.put("method", "PATCH")
                        .put("url", records + "/" + Soql.name(upsert.externalId()) + "/" + segment(upsert.value()));
            case Graph.Update update ->
                request.put("method", "PATCH").put("url", records + "/" + id(update.recordId()));
            case Graph.Create _ -> request.put("method", "POST").put("url", records);
        }
        request.put("referenceId", node.reference());
        request.set("body", node.fields());
        return request;
    }

    private static String id(String recordId) {
        return recordId.startsWith("@{") ? recordId : segment(recordId);
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String name(int position) {
        return "g" + position;
    }

    /** What came of each of {@code graphs}, in their order; nothing for those that were not tried, which have to be sent again. */
    List<Optional<Graph.Outcome>> decode(JsonNode body, List<Graph> graphs) {
        Map<String, JsonNode> answers = new HashMap<>();
        body.path("graphs").forEach(answer -> answers.put(answer.path("graphId").asText(""), answer));
        return IntStream.range(0, graphs.size())
                .mapToObj(
                        i -> Optional.ofNullable(answers.get(name(i))).flatMap(answer -> decode(answer, graphs.get(i))))
                .toList();
    }

    private static Optional<Graph.Outcome> decode(JsonNode answer, Graph graph) {
        JsonNode parts = answer.path("graphResponse").path("compositeResponse");
        return answer.path("isSuccessful").asBoolean(false) ? Optional.of(written(parts, graph)) : failed(parts, graph);
    }

    private static Graph.Outcome written(JsonNode parts, Graph graph) {
        Map<String, String> ids = new HashMap<>();
        Set<String> created = new HashSet<>();
        for (JsonNode part : parts) {
            String reference = part.path("referenceId").asText("");
            RecordId.of(part.path("body").path("id").asText("")).ifPresent(id -> ids.put(reference, id));
            if (part.path("httpStatusCode").asInt() == CREATED) {
                created.add(reference);
            }
        }
        // An update by id answers nothing: its record is the one that was named.
        for (Graph.Node node : graph.nodes()) {
            if (node instanceof Graph.Update update && !ids.containsKey(update.reference())) {
                named(update.recordId(), ids).ifPresent(id -> ids.put(update.reference(), id));
            }
        }
        return new Graph.Outcome.Written(graph.id(), ids, created);
    }

    private static Optional<String> named(String recordId, Map<String, String> ids) {
        for (Map.Entry<String, String> known : ids.entrySet()) {
            if (recordId.equals(Graph.idOf(known.getKey()))) {
                return Optional.of(known.getValue());
            }
        }
        return RecordId.of(recordId);
    }

    /** The part that failed by itself; the others only say that they were halted. */
    private static Optional<Graph.Outcome> failed(JsonNode parts, Graph graph) {
        for (JsonNode part : parts) {
            Optional<Failure> failure = Errors.in(part.path("body"));
            if (failure.isPresent()) {
                return Optional.of(new Graph.Outcome.Failed(
                        graph.id(), part.path("referenceId").asText(""), later(failure.get())));
            }
        }
        return Optional.empty();
    }

    /** A session that ends in the middle of a call is renewed with the next one. */
    private static Failure later(Failure failure) {
        return failure instanceof Failure.Misconfigured misconfigured
                        && misconfigured.errorCode().equals(Errors.SESSION)
                ? new Failure.Locked(Errors.SESSION)
                : failure;
    }
}
