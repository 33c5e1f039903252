package dev.baton.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.json.Json;
import dev.baton.json.JsonException;
import java.io.IOException;

/** Takes responses as what Salesforce meant by them. */
final class Bodies {
    private static final int OK = 200;
    private static final int NOT_OK = 300;

    private Bodies() {}

    /**
     * The JSON of a good answer, an empty object where there is none to expect; else the failure. What is no JSON at all comes from
     * something between us and Salesforce.
     */
    static Answer<JsonNode> read(Http.Response response) {
        boolean good = response.status() >= OK && response.status() < NOT_OK;
        if (good && response.body().isBlank()) {
            return response.status() == OK
                    ? new Answer.Failed<>(new Failure.Unreachable("HTTP 200 without a body"))
                    : new Answer.Ok<>(JsonNodeFactory.instance.objectNode());
        }
        JsonNode body;
        try {
            body = Json.tree(response.body());
        } catch (JsonException e) {
            body = JsonNodeFactory.instance.missingNode();
        }
        if (good && body.isContainerNode()) {
            return new Answer.Ok<>(body);
        }
        return new Answer.Failed<>(Errors.in(body)
                .orElseGet(() -> new Failure.Unreachable("HTTP " + response.status() + " without JSON")));
    }

    /** What an I/O failure may be called in a log: its kind; its message may hold an address with a query. */
    static String name(IOException e) {
        return e.getClass().getSimpleName();
    }
}
