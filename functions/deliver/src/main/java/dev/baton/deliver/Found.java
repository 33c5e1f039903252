package dev.baton.deliver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.salesforce.RecordId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the search found, the oldest record first.
 *
 * @param leads Leads of the batch's people, and those that carry an id of ours
 * @param contacts Contacts of the batch's people
 * @param tasks Tasks of ours of which a first touch has something to say
 */
record Found(List<LeadRow> leads, List<ContactRow> contacts, List<TaskRow> tasks) {
    static final Found NOTHING = new Found(List.of(), List.of(), List.of());

    Found {
        leads = List.copyOf(leads);
        contacts = List.copyOf(contacts);
        tasks = List.copyOf(tasks);
    }

    /** Who owns a record: {@code user} is false for a queue. */
    record OwnerRow(String id, String name, String email, boolean user, boolean active) {
        private static OwnerRow of(ObjectNode row) {
            var owner = row.path("Owner");
            String id = Found.id(row, "OwnerId");
            return new OwnerRow(
                    id,
                    owner.path("Name").asText(""),
                    owner.path("Email").asText("").toLowerCase(Locale.ROOT),
                    id.startsWith("005"),
                    owner.path("IsActive").asBoolean(false));
        }
    }

    /**
     * A Lead.
     *
     * @param leadId Baton's id of the lead that it was made for; empty when it was not
     * @param fields all that was asked for
     */
    record LeadRow(String id, String email, String leadId, boolean converted, OwnerRow owner, ObjectNode fields) {
        static LeadRow of(ObjectNode row) {
            return new LeadRow(
                    Found.id(row, "Id"),
                    row.path("Email").asText("").toLowerCase(Locale.ROOT),
                    row.path("Baton_Lead_Id__c").asText(""),
                    row.path("IsConverted").asBoolean(false),
                    OwnerRow.of(row),
                    row);
        }

        /** The owner whom Baton wrote last; empty when it never wrote one. */
        String ownerWritten() {
            return fields.path("Baton_Owner__c").asText("").strip();
        }

        /** Whether there is nothing in a field that was asked for; of any other field nothing is known. */
        boolean blank(String field) {
            return fields.has(field)
                    && (fields.path(field).isNull()
                            || fields.path(field).asText().isBlank());
        }
    }

    /** A Contact. */
    record ContactRow(String id, String email, OwnerRow owner) {
        static ContactRow of(ObjectNode row) {
            return new ContactRow(
                    Found.id(row, "Id"), row.path("Email").asText("").toLowerCase(Locale.ROOT), OwnerRow.of(row));
        }
    }

    /**
     * A Task.
     *
     * @param ours what it was made for: a lead's id, or a notice's
     */
    record TaskRow(String id, String ours, String subject, String ownerId, boolean closed) {
        static TaskRow of(ObjectNode row) {
            return new TaskRow(
                    Found.id(row, "Id"),
                    row.path("Baton_Task_Id__c").asText(""),
                    row.path("Subject").asText(""),
                    Found.id(row, "OwnerId"),
                    row.path("IsClosed").asBoolean(false));
        }
    }

    Optional<TaskRow> task(String ours) {
        return tasks.stream().filter(row -> row.ours().equals(ours)).findFirst();
    }

    private static String id(ObjectNode row, String field) {
        return RecordId.of(row.path(field).asText("")).orElse("");
    }

    Optional<LeadRow> made(Wanted wanted) {
        return leads.stream()
                .filter(row -> row.leadId().equals(wanted.id().value()))
                .findFirst();
    }

    Optional<LeadRow> lead(String recordId) {
        return leads.stream().filter(row -> row.id().equals(recordId)).findFirst();
    }

    Optional<ContactRow> contact(String recordId) {
        return contacts.stream().filter(row -> row.id().equals(recordId)).findFirst();
    }

    Optional<ContactRow> contactOf(Wanted wanted) {
        return wanted.email().isEmpty()
                ? Optional.empty()
                : contacts.stream()
                        .filter(row -> row.email().equals(wanted.email()))
                        .findFirst();
    }

    /** This person's open Leads, those first that somebody active owns. */
    Optional<LeadRow> leadOf(Wanted wanted) {
        if (wanted.email().isEmpty()) {
            return Optional.empty();
        }
        List<LeadRow> theirs = leads.stream()
                .filter(row -> row.email().equals(wanted.email()) && !row.converted())
                .toList();
        return theirs.stream()
                .filter(row -> row.owner().user() && row.owner().active())
                .findFirst()
                .or(() -> theirs.stream().findFirst());
    }
}
