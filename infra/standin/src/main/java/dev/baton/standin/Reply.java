package dev.baton.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** An answer: a status and JSON, or a status alone, in which case the body is a missing node. */
record Reply(int status, JsonNode body) {
    static Reply of(Refused refused) {
        return new Reply(refused.status(), refused.body());
    }

    static Reply empty(int status) {
        return new Reply(status, JsonNodeFactory.instance.missingNode());
    }

    boolean isSuccess() {
        return status < 300;
    }
}
