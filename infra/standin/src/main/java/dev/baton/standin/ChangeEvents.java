package dev.baton.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Writes changes as change events in the envelope of Salesforce's event relay. Thread-safe. */
final class ChangeEvents {
    private static final Set<String> CAPTURED = Set.of("Lead", "Task", "CampaignMember");
    // What a change event does not carry: the id is in the header, the rest follows from other fields.
    private static final Set<String> LEFT_OUT =
            Set.of("Id", "IsDeleted", "SystemModstamp", "Name", "IsClosed", "HasResponded");
    private static final Map<String, String> COMPOUNDS = Map.of(
            "FirstName", "Name",
            "LastName", "Name",
            "Salutation", "Name",
            "Street", "Address",
            "City", "Address",
            "State", "Address",
            "PostalCode", "Address",
            "Country", "Address");

    // Facts: it exceeds 2^53.
    private final AtomicLong commits;

    ChangeEvents(Instant start) {
        this.commits = new AtomicLong(9_100_000_000_000_000L + start.toEpochMilli());
    }

    /** The events of a transaction, in order; what is not captured has none. */
    List<ObjectNode> of(Caller caller, List<Change> changes, Instant at) {
        String transaction = UUID.randomUUID().toString();
        long commit = commits.incrementAndGet();
        List<Change> captured = changes.stream()
                .filter(change -> CAPTURED.contains(change.object().name()))
                .toList();
        List<ObjectNode> events = new java.util.ArrayList<>();
        for (Change change : captured) {
            ObjectNode payload = JsonNodeFactory.instance.objectNode();
            ObjectNode header = header(change.object(), change.type().name(), List.of(change.id()), transaction);
            header.put("changeOrigin", caller.origin())
                    .put("sequenceNumber", events.size() + 1)
                    .put("commitTimestamp", at.truncatedTo(ChronoUnit.MILLIS).toEpochMilli())
                    .put("commitNumber", commit)
                    .put("commitUser", caller.userId());
            payload.set("ChangeEventHeader", header);
            fields(change, header, payload);
            events.add(envelope(change.object().name() + "ChangeEvent", payload, at));
        }
        return events;
    }

    /** What stands for a change that is not told: that there was one, at its commit. What is not captured has none. */
    Optional<ObjectNode> gap(Change change, Instant at) {
        return CAPTURED.contains(change.object().name())
                ? Optional.of(gap(change.object(), change.type(), List.of(change.id()), at))
                : Optional.empty();
    }

    private ObjectNode gap(SObject object, Change.Type type, List<String> ids, Instant at) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        ObjectNode header = header(object, "GAP_" + type, ids, UUID.randomUUID().toString());
        header.put("changeOrigin", "")
                .put("sequenceNumber", 1)
                .put("commitTimestamp", at.toEpochMilli())
                .put("commitNumber", commits.incrementAndGet())
                .put("commitUser", "");
        payload.set("ChangeEventHeader", header);
        return envelope(object.name() + "ChangeEvent", payload, at);
    }

    private static ObjectNode header(SObject object, String type, List<String> ids, String transaction) {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("entityName", object.name());
        ids.forEach(header.putArray("recordIds")::add);
        header.put("changeType", type).put("transactionKey", transaction);
        List.of("nulledFields", "diffFields", "changedFields").forEach(header::putArray);
        return header;
    }

    private static void fields(Change change, ObjectNode header, ObjectNode payload) {
        if (change.type() == Change.Type.DELETE) {
            return;
        }
        boolean update = change.type() == Change.Type.UPDATE;
        for (Field field : change.object().fields()) {
            JsonNode value = change.row().path(field.name());
            boolean none = value.isMissingNode() || value.isNull();
            boolean changed = change.fields().contains(field.name());
            if (LEFT_OUT.contains(field.name()) || (update ? !changed : none)) {
                continue;
            }
            Optional<String> compound = Optional.ofNullable(COMPOUNDS.get(field.name()))
                    .filter(name -> change.object().equals(Schema.LEAD));
            String path = compound.map(name -> name + "." + field.name()).orElse(field.name());
            if (update) {
                header.withArray("changedFields").add(path);
                if (none) {
                    header.withArray("nulledFields").add(path);
                }
            }
            ObjectNode place = compound.map(payload::withObjectProperty).orElse(payload);
            place.set(field.name(), none ? JsonNodeFactory.instance.nullNode() : value);
        }
    }

    private static ObjectNode envelope(String type, ObjectNode payload, Instant at) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        String id = UUID.randomUUID().toString();
        event.put("version", "0");
        event.put("id", id);
        event.put("detail-type", type);
        event.put("source", "aws.partner/salesforce.com/" + StandIn.ORG + "/0YL5f0000000001EAA");
        event.put("account", "000000000000");
        event.put("time", at.truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", "us-east-1");
        event.putArray("resources");
        ObjectNode detail = event.putObject("detail");
        detail.put("schemaId", "cI2s6QjZ0bV1t1mK6jzZ8w");
        detail.set("payload", payload);
        detail.put("id", id);
        return event;
    }
}
