package dev.baton.local.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** The answer to a call in an AWS JSON protocol. */
record Reply(int status, String body) {
    static Reply error(String type, String message) {
        return new Reply(
                400,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("__type", type)
                        .put("message", message)
                        .toString());
    }
}
