package dev.baton.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Writes that are seen by nobody else before they are committed together. Guarded by the org's lock. */
final class Transaction {
    private static final List<String> KEEPING =
            List.of("CreatedDate", "CreatedById", "LastModifiedById", "SystemModstamp");

    private final Rows rows;
    private final Caller caller;
    private final Instant now;
    private final ToLongFunction<SObject> numbers;
    private final Map<String, ObjectNode> written = new LinkedHashMap<>();

    /**
     * Nothing written yet.
     *
     * @param numbers gives each new record its number
     */
    Transaction(Rows rows, Caller caller, Instant now, ToLongFunction<SObject> numbers) {
        this.rows = rows;
        this.caller = caller;
        this.now = now;
        this.numbers = numbers;
    }

    Caller caller() {
        return caller;
    }

    Optional<ObjectNode> find(SObject object, String id) {
        String full = RecordIds.full(id);
        return Optional.ofNullable(written.get(full)).or(() -> rows.find(object, full));
    }

    /** The record that an external id names. */
    Optional<ObjectNode> find(SObject object, Field field, String value) {
        return written.values().stream()
                .filter(row -> Schema.ofRecord(row.path("Id").asText())
                        .filter(object::equals)
                        .isPresent())
                .filter(row -> row.path(field.name()).asText().equalsIgnoreCase(value))
                .findFirst()
                .or(() -> rows.find(object, field, value));
    }

    /** The record that is there and not deleted. */
    ObjectNode existing(SObject object, String id) {
        if (!RecordIds.isId(id)) {
            throw new Refused(404, "MALFORMED_ID", "The requested resource does not exist");
        }
        ObjectNode row = find(object, id).orElseThrow(Refused::notFound);
        if (row.path("IsDeleted").asBoolean()) {
            throw new Refused(404, "ENTITY_IS_DELETED", "entity is deleted");
        }
        return row;
    }

    /** Makes a record of checked values and returns its id. */
    String insert(SObject object, ObjectNode values) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        String id = RecordIds.make(object.prefix(), numbers.applyAsLong(object));
        row.put("Id", id);
        if (object.field("IsDeleted").isPresent()) {
            row.put("IsDeleted", false);
        }
        row.put("CreatedDate", Values.stored(now)).put("CreatedById", caller.userId());
        object.field("OwnerId").ifPresent(owner -> row.put("OwnerId", caller.userId()));
        Defaults.of(object, row);
        row.setAll(values);
        write(object, row);
        return id;
    }

    /** Changes a record by checked values. */
    void update(SObject object, String id, ObjectNode values) {
        ObjectNode row = existing(object, id);
        if (object.equals(Schema.LEAD) && row.path("IsConverted").asBoolean()) {
            throw new Refused(400, "CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead");
        }
        write(object, row.deepCopy().setAll(values));
    }

    /** Changes what callers cannot: fields that are the org's own. */
    void set(SObject object, String id, ObjectNode values) {
        write(object, existing(object, id).deepCopy().setAll(values));
    }

    /** Puts a record into the recycle bin, or takes it out of it. */
    void delete(SObject object, String id, boolean deleted) {
        ObjectNode row = find(object, id).orElseThrow(Refused::notFound);
        if (row.path("IsDeleted").asBoolean() != deleted) {
            write(object, row.deepCopy().put("IsDeleted", deleted));
        } else if (deleted) {
            throw new Refused(404, "ENTITY_IS_DELETED", "entity is deleted");
        } else {
            throw new Refused(400, "UNDELETE_FAILED", "Entity is not in the recycle bin");
        }
    }

    private void write(SObject object, ObjectNode row) {
        Checks.references(this, object, row);
        Checks.unique(this, rows, object, row);
        Defaults.derived(object, row);
        String moment = Values.stored(now);
        row.put("LastModifiedDate", moment)
                .put("LastModifiedById", caller.userId())
                .put("SystemModstamp", moment);
        written.put(row.path("Id").asText(), row);
    }

    /** What was done so far, a record each. */
    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        written.forEach((id, row) -> Schema.ofRecord(id).ifPresent(object -> changes.add(change(object, id, row))));
        return changes;
    }

    private Change change(SObject object, String id, ObjectNode row) {
        Optional<ObjectNode> before = rows.find(object, id);
        List<String> fields = object.fields().stream()
                .map(Field::name)
                .filter(name -> !KEEPING.contains(name) || before.isEmpty())
                .filter(name -> !same(before.map(was -> was.path(name)), row.path(name)))
                .toList();
        boolean deleted = row.path("IsDeleted").asBoolean();
        Change.Type type = before.isEmpty()
                ? Change.Type.CREATE
                : deleted == before.get().path("IsDeleted").asBoolean()
                        ? Change.Type.UPDATE
                        : deleted ? Change.Type.DELETE : Change.Type.UNDELETE;
        return new Change(object, type, row, fields);
    }

    private static boolean same(Optional<JsonNode> before, JsonNode after) {
        JsonNode was = before.orElse(JsonNodeFactory.instance.missingNode());
        boolean none = was.isMissingNode() || was.isNull();
        return none ? after.isMissingNode() || after.isNull() : was.equals(after);
    }
}
