package dev.baton.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads what {@code describe} answers. Pure. */
final class Descriptions {
    private Descriptions() {}

    static Description of(String object, JsonNode body) {
        Map<String, Description.Field> fields = new HashMap<>();
        for (JsonNode field : body.path("fields")) {
            String name = field.path("name").asText("");
            fields.put(
                    name,
                    new Description.Field(
                            name,
                            field.path("type").asText(""),
                            field.path("length").asInt(),
                            field.path("createable").asBoolean(),
                            field.path("updateable").asBoolean(),
                            field.path("externalId").asBoolean(),
                            field.path("unique").asBoolean(),
                            values(field),
                            field.path("relationshipName").isTextual()
                                    ? field.path("relationshipName").textValue()
                                    : ""));
        }
        return new Description(body.path("name").asText(object), fields);
    }

    private static Set<String> values(JsonNode field) {
        Set<String> values = new HashSet<>();
        for (JsonNode value : field.path("picklistValues")) {
            if (value.path("active").asBoolean(true)) {
                values.add(value.path("value").asText(""));
            }
        }
        return values;
    }
}
