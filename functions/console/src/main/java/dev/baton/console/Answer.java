package dev.baton.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an HTTP request is answered with. */
record Answer(int status, String contentType, String body) {
    static Answer ok(ObjectNode body) {
        return new Answer(200, "application/json", body.toString());
    }

    /** A problem, as RFC 9457 says it. */
    static Answer problem(int status, String title, String detail) {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .toString();
        return new Answer(status, "application/problem+json", body);
    }
}
