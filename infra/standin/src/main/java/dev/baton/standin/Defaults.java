package dev.baton.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a new record has of itself, and what follows from other fields. */
final class Defaults {
    /** The status of a lead that nobody has touched. */
    static final String UNTOUCHED = "Open - Not Contacted";

    private Defaults() {}

    static void of(SObject object, ObjectNode row) {
        switch (object.name()) {
            case "Lead" ->
                row.put("Status", UNTOUCHED).put("IsConverted", false).put("HasOptedOutOfEmail", false);
            case "Contact" -> row.put("HasOptedOutOfEmail", false);
            case "Task" ->
                row.put("Status", "Not Started").put("Priority", "Normal").put("IsReminderSet", false);
            case "User" -> row.put("IsActive", true).put("UserType", "Standard").put("Baton_On__c", true);
            case "Campaign" -> row.put("IsActive", true);
            case "CampaignMember" -> row.put("Status", "Sent");
            default -> {}
        }
    }

    static void derived(SObject object, ObjectNode row) {
        if (object.field("LastName").isPresent()) {
            row.put(
                    "Name",
                    Stream.of("FirstName", "LastName")
                            .map(part -> row.path(part).asText(""))
                            .filter(part -> !part.isBlank() && !part.equals("null"))
                            .collect(Collectors.joining(" ")));
        }
        if (object.equals(Schema.TASK)) {
            row.put("IsClosed", row.path("Status").asText().equals("Completed"));
        }
        if (object.equals(Schema.CAMPAIGN_MEMBER)) {
            row.put("HasResponded", row.path("Status").asText().equals("Responded"));
        }
    }
}
