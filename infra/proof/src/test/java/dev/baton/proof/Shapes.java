package dev.baton.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One sample lead in each shape that it can arrive in. */
final class Shapes {
    private static final Map<String, String> WEB_TO_LEAD = Map.ofEntries(
            Map.entry("firstName", "first_name"),
            Map.entry("lastName", "last_name"),
            Map.entry("postalCode", "zip"),
            Map.entry("website", "URL"),
            Map.entry("message", "description"),
            Map.entry("leadSource", "lead_source"),
            Map.entry("annualRevenue", "revenue"),
            Map.entry("campaignId", "Campaign_ID"),
            Map.entry("memberStatus", "member_status"));

    private Shapes() {}

    /** As a Web-to-Lead form. */
    static byte[] form(JsonNode lead) {
        List<String> fields = new ArrayList<>();
        lead.properties()
                .forEach(field -> fields.add(encoded(WEB_TO_LEAD.getOrDefault(field.getKey(), field.getKey()))
                        + "="
                        + encoded(field.getValue().asText())));
        return String.join("&", fields).getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** As the platform event {@code Lead_Submitted__e}, the way Salesforce's relay puts it on the bus. */
    static ObjectNode platformEvent(JsonNode lead, String recordId) {
        ObjectNode payload = Stack.JSON.createObjectNode();
        lead.properties().forEach(field -> payload.set(field.getKey() + "__c", field.getValue()));
        payload.put("RecordId__c", recordId);
        return relayed("Lead_Submitted__e", payload);
    }

    /** As a change event of the record's creation. */
    static ObjectNode changeEvent(JsonNode lead, String recordId) {
        ObjectNode payload = Stack.JSON.createObjectNode();
        ObjectNode header = payload.putObject("ChangeEventHeader");
        header.put("entityName", "Lead")
                .put("changeType", "CREATE")
                .put("changeOrigin", "com/salesforce/api/rest/62.0");
        header.put("transactionKey", "0001-" + recordId)
                .put("sequenceNumber", 1)
                .put("commitNumber", 1L);
        header.putArray("recordIds").add(recordId);
        lead.properties().forEach(field -> payload.set(salesforceName(field.getKey()), field.getValue()));
        return relayed("LeadChangeEvent", payload);
    }

    private static String salesforceName(String name) {
        return switch (name) {
            case "employees" -> "NumberOfEmployees";
            case "message" -> "Description";
            case "request", "product", "language", "page", "campaignId", "memberStatus", "consent" -> name + "__c";
            default -> Character.toUpperCase(name.charAt(0)) + name.substring(1);
        };
    }

    private static ObjectNode relayed(String type, ObjectNode payload) {
        ObjectNode event = Stack.JSON.createObjectNode();
        event.put("source", "aws.partner/salesforce.com/00D000000000001EAA/0YL000000000001GAA");
        event.put("detail-type", type);
        event.putObject("detail").set("payload", payload);
        return event;
    }

    /** The body of a {@code PutEvents} call that puts these events. */
    static byte[] putEvents(ObjectNode... events) {
        ObjectNode call = Stack.JSON.createObjectNode();
        for (ObjectNode event : events) {
            call.withArray("Entries")
                    .addObject()
                    .put("Source", event.path("source").asText())
                    .put("DetailType", event.path("detail-type").asText())
                    .put("Detail", event.path("detail").toString());
        }
        return call.toString().getBytes(StandardCharsets.UTF_8);
    }
}
