package dev.baton.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** What {@code /sobjects/X/describe} says of an object: its fields, with what a caller needs to know before it writes them. */
final class Describe {
    private static final Map<String, List<String>> VALUES = Map.of(
            "Lead.Status",
            List.of(
                    "Open - Not Contacted",
                    "New",
                    "Working - Contacted",
                    "MQL",
                    "Unqualified",
                    "Closed - Converted",
                    "Closed - Not Converted"),
            "Task.Status",
            List.of("Not Started", "In Progress", "Completed", "Waiting on someone else", "Deferred"),
            "Task.Priority",
            List.of("High", "Normal", "Low"),
            "CampaignMember.Status",
            List.of("Sent", "Responded"));

    private Describe() {}

    static ObjectNode of(SObject object) {
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        described.put("name", object.name());
        described.put("label", object.name());
        described.put("keyPrefix", object.prefix());
        described.put("queryable", true).put("createable", true).put("updateable", true);
        ArrayNode fields = described.putArray("fields");
        object.fields().forEach(field -> fields.add(field(object, field)));
        return described;
    }

    /** The values of a picklist, by {@code Object.Field}. */
    static List<String> values(String field) {
        return VALUES.getOrDefault(field, List.of());
    }

    private static ObjectNode field(SObject object, Field field) {
        boolean writable = !field.is(Field.Trait.READONLY);
        boolean required = field.is(Field.Trait.REQUIRED);
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        described.put("name", field.name());
        described.put("label", field.name().replace("__c", "").replace('_', ' '));
        described.put("type", field.type().described());
        described.put("length", field.length());
        described.put("createable", writable);
        described.put("updateable", writable);
        described.put("nillable", !required && field.type() != Field.Type.BOOLEAN);
        described.put(
                "defaultedOnCreate",
                field.type() == Field.Type.BOOLEAN || field.name().equals("OwnerId"));
        described.put("externalId", field.is(Field.Trait.EXTERNAL));
        described.put("idLookup", field.is(Field.Trait.EXTERNAL) || field.name().equals("Id"));
        described.put("unique", field.is(Field.Trait.EXTERNAL));
        described.put("custom", field.name().endsWith("__c"));
        described.put("filterable", field.length() < 32_000);
        if (field.type() == Field.Type.REFERENCE && field.name().endsWith("Id")) {
            described.put(
                    "relationshipName", field.name().substring(0, field.name().length() - 2));
        } else {
            described.putNull("relationshipName");
        }
        ArrayNode values = described.putArray("picklistValues");
        values(object.name() + "." + field.name())
                .forEach(value -> values.addObject()
                        .put("active", true)
                        .put("label", value)
                        .put("value", value));
        return described;
    }
}
