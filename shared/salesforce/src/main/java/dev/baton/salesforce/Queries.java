package dev.baton.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Several queries as one composite request, which counts as one call. */
final class Queries {
    /** As many queries one composite request may hold (REST API guide, "Composite", "Subrequest limits"). */
    static final int MOST = 5;

    private Queries() {}

    /** The request that asks what these addresses answer. */
    static ObjectNode request(List<String> addresses) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("allOrNone", false);
        ArrayNode parts = request.putArray("compositeRequest");
        for (String address : addresses) {
            parts.addObject().put("method", "GET").put("url", address).put("referenceId", "q" + (parts.size() - 1));
        }
        return request;
    }

    /** The first page of each, in their order; the first failure, if any of them failed. */
    static Answer<List<Page>> read(JsonNode response, int asked) {
        JsonNode parts = response.path("compositeResponse");
        if (parts.size() != asked) {
            return new Answer.Failed<>(new Failure.Unreachable("a composite answer of " + parts.size() + " parts"));
        }
        List<Page> all = new ArrayList<>();
        for (JsonNode part : parts) {
            JsonNode body = part.path("body");
            Optional<Failure> failure = Errors.in(body);
            if (failure.isPresent()) {
                return new Answer.Failed<>(failure.get());
            }
            List<ObjectNode> rows = new ArrayList<>();
            for (JsonNode row : body.path("records")) {
                if (row instanceof ObjectNode object) {
                    rows.add(object);
                }
            }
            all.add(new Page(rows, body.path("done").asBoolean(true)));
        }
        return new Answer.Ok<>(all);
    }
}
