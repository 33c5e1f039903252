package dev.baton.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person does in Salesforce's own pages: nothing of it carries a client's name, and creating a lead runs the old assignment rule.
 * Each throws {@link IllegalArgumentException} with Salesforce's words where it cannot be done. Thread-safe.
 */
public final class Person {
    private final Org org;
    private final String user;

    /** That user. */
    Person(Org org, String user) {
        this.org = org;
        this.user = user;
    }

    /** Creates a lead of fields by their API names and returns its id; its owner is who the old rule says. */
    public String create(Map<String, String> fields) {
        return act(true, transaction -> transaction.insert(Schema.LEAD, checked(Schema.LEAD, fields, true)));
    }

    /** Creates a record of any object, without the rule. */
    public String create(String object, Map<String, String> fields) {
        SObject kind = Schema.object(object).orElseThrow(() -> new IllegalArgumentException("no object " + object));
        return act(false, transaction -> transaction.insert(kind, checked(kind, fields, true)));
    }

    /** Changes fields of a record; an empty text empties one. */
    public void change(String id, Map<String, String> fields) {
        SObject object = object(id);
        act(false, transaction -> {
            transaction.update(object, id, checked(object, fields, false));
            return id;
        });
    }

    /** Gives a record to a user or a queue. Open tasks of whoever had it go with it to a user, as they do on Salesforce's pages. */
    public void own(String id, String owner) {
        SObject object = object(id);
        act(false, transaction -> {
            String had = transaction.existing(object, id).path("OwnerId").asText("");
            transaction.update(object, id, checked(object, Map.of("OwnerId", owner), false));
            if (RecordIds.full(owner).startsWith(Schema.USER.prefix())) {
                passOn(transaction, RecordIds.full(id), had, owner);
            }
            return id;
        });
    }

    private void passOn(Transaction transaction, String about, String had, String owner) {
        for (ObjectNode task : org.all(Schema.TASK)) {
            if (task.path("WhoId").asText("").equals(about)
                    && task.path("OwnerId").asText("").equals(had)
                    && !task.path("IsClosed").asBoolean()
                    && !task.path("IsDeleted").asBoolean()) {
                transaction.update(
                        Schema.TASK, task.path("Id").asText(), checked(Schema.TASK, Map.of("OwnerId", owner), false));
            }
        }
    }

    /** Gives it away as a flow or a data loader does: nothing goes with it. */
    public void ownAlone(String id, String owner) {
        change(id, Map.of("OwnerId", owner));
    }

    /**
     * Completes a task; given a lead or a contact, the tasks about it that are open.
     *
     * @throws IllegalArgumentException if there is no such record, or none of its tasks is open
     */
    public void complete(String id) {
        if (object(id).equals(Schema.TASK)) {
            change(id, Map.of("Status", "Completed"));
            return;
        }
        List<String> open = org.all(Schema.TASK).stream()
                .filter(task -> task.path("WhoId").asText("").equals(RecordIds.full(id)))
                .filter(task -> !task.path("IsClosed").asBoolean()
                        && !task.path("IsDeleted").asBoolean())
                .map(task -> task.path("Id").asText())
                .toList();
        if (open.isEmpty()) {
            throw new IllegalArgumentException("no task about " + id + " is open");
        }
        open.forEach(task -> change(task, Map.of("Status", "Completed")));
    }

    /** Converts a lead into a contact and an account. */
    public void convert(String lead) {
        act(false, transaction -> {
            ObjectNode row = transaction.existing(Schema.LEAD, lead);
            ObjectNode account = JsonNodeFactory.instance
                    .objectNode()
                    .put("Name", row.path("Company").asText());
            account.put("OwnerId", person(row));
            String accountId = transaction.insert(Schema.ACCOUNT, account);
            ObjectNode contact = JsonNodeFactory.instance.objectNode();
            for (String field : new String[] {"FirstName", "LastName", "Email", "Phone", "Title"}) {
                if (row.path(field).isTextual()) {
                    contact.set(field, row.path(field));
                }
            }
            contact.put("AccountId", accountId).put("OwnerId", person(row));
            String contactId = transaction.insert(Schema.CONTACT, contact);
            transaction.set(
                    Schema.LEAD,
                    lead,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("IsConverted", true)
                            .put("Status", "Closed - Converted")
                            .put("ConvertedDate", LocalDate.now(ZoneOffset.UTC).toString())
                            .put("ConvertedAccountId", accountId)
                            .put("ConvertedContactId", contactId));
            return contactId;
        });
    }

    private String person(ObjectNode lead) {
        String owner = lead.path("OwnerId").asText("");
        return owner.startsWith(Schema.USER.prefix()) ? owner : user;
    }

    /** Puts a record into the recycle bin; a lead's tasks go with it. */
    public void delete(String id) {
        bin(id, true);
    }

    /** Takes a record out of the recycle bin, a lead's tasks too. */
    public void undelete(String id) {
        bin(id, false);
    }

    private void bin(String id, boolean deleted) {
        SObject object = object(id);
        act(false, transaction -> {
            transaction.delete(object, id, deleted);
            for (ObjectNode task : org.all(Schema.TASK)) {
                if (task.path("WhoId").asText("").equals(RecordIds.full(id))
                        && task.path("IsDeleted").asBoolean() != deleted) {
                    transaction.delete(Schema.TASK, task.path("Id").asText(), deleted);
                }
            }
            return id;
        });
    }

    private String act(boolean assigns, java.util.function.Function<Transaction, String> work) {
        try {
            return org.transact(Caller.person(user, assigns), work);
        } catch (Refused refused) {
            throw new IllegalArgumentException(refused.code() + ": " + refused.getMessage(), refused);
        }
    }

    private static SObject object(String id) {
        return Schema.ofRecord(id).orElseThrow(() -> new IllegalArgumentException("no record has the id " + id));
    }

    private static ObjectNode checked(SObject object, Map<String, String> fields, boolean create) {
        ObjectNode typed = JsonNodeFactory.instance.objectNode();
        fields.forEach((name, text) -> typed.set(name, typed(object, name, text)));
        return Values.checked(object, typed, create);
    }

    private static JsonNode typed(SObject object, String name, String text) {
        Optional<Field> field = object.field(name);
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (text.isBlank() || field.isEmpty()) {
            return text.isBlank() ? nodes.nullNode() : nodes.textNode(text);
        }
        return switch (field.get().type()) {
            case BOOLEAN -> nodes.booleanNode(Boolean.parseBoolean(text));
            case INT, DOUBLE, CURRENCY ->
                text.matches("-?\\d{1,18}(\\.\\d{1,6})?")
                        ? nodes.numberNode(new java.math.BigDecimal(text))
                        : nodes.textNode(text);
            default -> nodes.textNode(text);
        };
    }
}
