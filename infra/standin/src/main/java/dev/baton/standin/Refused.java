package dev.baton.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** What Salesforce answers with an error: an array of objects with a message, an error code and perhaps fields. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient List<String> fields;
    private final transient Map<String, JsonNode> more;

    Refused(int status, String code, String message, String... fields) {
        this(status, code, message, List.of(fields), Map.of());
    }

    /** With further members of the error's object, a duplicate rule's result say. */
    Refused(int status, String code, String message, List<String> fields, Map<String, JsonNode> more) {
        super(message);
        this.status = status;
        this.code = code;
        this.fields = fields;
        this.more = more;
    }

    /** The error of a record that is not there. */
    static Refused notFound() {
        return new Refused(404, "NOT_FOUND", "The requested resource does not exist");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    ArrayNode body() {
        ArrayNode errors = JsonNodeFactory.instance.arrayNode();
        ObjectNode error = errors.addObject();
        error.put("message", getMessage());
        error.put("errorCode", code);
        if (!fields.isEmpty()) {
            fields.forEach(error.putArray("fields")::add);
        }
        more.forEach(error::set);
        return errors;
    }
}
