package dev.baton.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What must be true of a record beyond its fields' types: it refers to what is there, and its external ids are its own. */
final class Checks {
    private Checks() {}

    static void references(Transaction transaction, SObject object, ObjectNode row) {
        for (Field field : object.fields()) {
            JsonNode value = row.path(field.name());
            if (field.type() == Field.Type.REFERENCE && value.isTextual() && !field.is(Field.Trait.READONLY)) {
                boolean before = transaction
                        .find(object, row.path("Id").asText())
                        .filter(was -> was.path(field.name()).equals(value))
                        .isPresent();
                if (!before) {
                    reference(transaction, object, field, value.asText());
                }
            }
        }
    }

    private static void reference(Transaction transaction, SObject object, Field field, String id) {
        SObject target =
                Schema.ofRecord(id).filter(found -> fits(object, field, found)).orElseThrow(() -> crossed(field, id));
        ObjectNode found = transaction.find(target, id).orElseThrow(() -> crossed(field, id));
        if (found.path("IsDeleted").asBoolean()) {
            throw new Refused(400, "ENTITY_IS_DELETED", "entity is deleted: " + id, field.name());
        }
        if (field.name().equals("OwnerId") && !found.path("IsActive").asBoolean(true)) {
            throw new Refused(
                    400,
                    "INACTIVE_OWNER_OR_USER",
                    "operation performed with inactive user [" + id + "] as owner of "
                            + object.name().toLowerCase(java.util.Locale.ROOT),
                    field.name());
        }
        if (field.name().equals("OwnerId")
                && target.equals(Schema.GROUP)
                && !found.path("Type").asText().equals("Queue")) {
            throw crossed(field, id);
        }
    }

    private static boolean fits(SObject object, Field field, SObject target) {
        return switch (field.name()) {
            case "OwnerId" ->
                target.equals(Schema.USER)
                        || (target.equals(Schema.GROUP) && (object.equals(Schema.LEAD) || object.equals(Schema.TASK)));
            case "WhoId" -> target.equals(Schema.LEAD) || target.equals(Schema.CONTACT);
            case "WhatId", "AccountId" -> target.equals(Schema.ACCOUNT);
            case "CampaignId" -> target.equals(Schema.CAMPAIGN);
            case "LeadId" -> target.equals(Schema.LEAD);
            case "ContactId" -> target.equals(Schema.CONTACT);
            default -> true;
        };
    }

    private static Refused crossed(Field field, String id) {
        return new Refused(400, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id: " + id, field.name());
    }

    static void unique(Transaction transaction, Rows rows, SObject object, ObjectNode row) {
        String id = row.path("Id").asText();
        for (Field field : object.fields()) {
            JsonNode value = row.path(field.name());
            if (field.is(Field.Trait.EXTERNAL) && value.isTextual()) {
                transaction
                        .find(object, field, value.asText())
                        .filter(other -> !other.path("Id").asText().equals(id))
                        .ifPresent(other -> {
                            throw duplicate(field.name(), other.path("Id").asText());
                        });
            }
        }
        if (object.equals(Schema.CAMPAIGN_MEMBER)) {
            Optional<ObjectNode> other = rows.all(object).stream()
                    .filter(member -> !member.path("IsDeleted").asBoolean())
                    .filter(member -> !member.path("Id").asText().equals(id))
                    .filter(member -> member.path("CampaignId").equals(row.path("CampaignId"))
                            && member.path("LeadId").equals(row.path("LeadId"))
                            && member.path("ContactId").equals(row.path("ContactId")))
                    .findFirst();
            other.ifPresent(member -> {
                throw duplicate("<unknown>", "<unknown>");
            });
        }
    }

    private static Refused duplicate(String field, String id) {
        return new Refused(
                400,
                "DUPLICATE_VALUE",
                "duplicate value found: " + field + " duplicates value on record with id: " + id,
                field.startsWith("<") ? new String[0] : new String[] {field});
    }
}
