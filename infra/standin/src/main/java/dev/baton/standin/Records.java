package dev.baton.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code /sobjects/...} does to single records, by itself and within a composite.
 *
 * @param org whose records
 * @param faults that strike single records
 */
record Records(Org org, Faults faults) {

    /**
     * Does it within a transaction.
     *
     * @param path below {@code /services/data/vNN.0}, as it was sent
     * @throws Refused as Salesforce would
     */
    Reply handle(Transaction transaction, String method, String path, JsonNode body) {
        String[] query = path.split("\\?", 2);
        List<String> parts = Arrays.stream(query[0].split("/", -1))
                .skip(2)
                .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
        if (!path.startsWith("/sobjects/") || parts.isEmpty() || parts.size() > 3) {
            throw Refused.notFound();
        }
        SObject object = Schema.object(parts.getFirst()).orElseThrow(Refused::notFound);
        return switch (parts.size()) {
            case 1 -> {
                require(method, "POST");
                yield created(insert(transaction, object, Values.checked(object, body, true)));
            }
            case 2 -> byId(transaction, method, object, parts.get(1), body, query.length > 1 ? query[1] : "");
            default -> byExternalId(transaction, method, object, object.required(parts.get(1)), parts.get(2), body);
        };
    }

    private Reply byId(Transaction transaction, String method, SObject object, String id, JsonNode body, String query) {
        return switch (method) {
            case "GET" -> new Reply(200, answered(object, transaction.existing(object, id), query));
            case "PATCH" -> {
                update(transaction, object, id, body);
                yield Reply.empty(204);
            }
            case "DELETE" -> {
                transaction.existing(object, id);
                transaction.delete(object, id, true);
                yield Reply.empty(204);
            }
            default -> throw methodNotAllowed(method);
        };
    }

    private Reply byExternalId(
            Transaction transaction, String method, SObject object, Field field, String value, JsonNode body) {
        if (field.name().equals("Id")) {
            return byId(transaction, method, object, value, body, "");
        }
        if (!field.is(Field.Trait.EXTERNAL)) {
            throw new Refused(
                    404,
                    "NOT_FOUND",
                    "Provided external ID field does not exist or is not accessible: " + field.name());
        }
        Optional<ObjectNode> there = transaction.find(object, field, value);
        return switch (method) {
            case "GET" -> new Reply(200, answered(object, there.orElseThrow(Refused::notFound), ""));
            case "PATCH" -> {
                if (body.has(field.name())) {
                    throw new Refused(
                            400,
                            "INVALID_FIELD",
                            "The " + field.name() + " field should not be specified in the sobject data.",
                            field.name());
                }
                if (there.isPresent()) {
                    String id = there.get().path("Id").asText();
                    update(transaction, object, id, body);
                    yield new Reply(200, success(id).put("created", false));
                }
                ObjectNode values = Values.checked(object, body, true);
                values.setAll(Values.checked(
                        object, JsonNodeFactory.instance.objectNode().put(field.name(), value), false));
                String id = insert(transaction, object, values);
                yield new Reply(201, success(id).put("created", true));
            }
            default -> throw methodNotAllowed(method);
        };
    }

    private String insert(Transaction transaction, SObject object, ObjectNode values) {
        lock(object, "a new record");
        if (object.equals(Schema.LEAD) && !transaction.caller().savesDuplicates()) {
            duplicate(values.path("Email").asText(""));
        }
        return transaction.insert(object, values);
    }

    private void update(Transaction transaction, SObject object, String id, JsonNode body) {
        lock(object, id);
        transaction.update(object, id, Values.checked(object, body, false));
    }

    private void lock(SObject object, String id) {
        if ((object.equals(Schema.LEAD) || object.equals(Schema.TASK)) && faults.strikes(Fault.LOCK_ROW)) {
            throw new Refused(
                    400, "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record or 1 records: " + id);
        }
    }

    private void duplicate(String email) {
        for (SObject object : List.of(Schema.CONTACT, Schema.LEAD)) {
            Optional<ObjectNode> same = email.isBlank()
                    ? Optional.empty()
                    : org.all(object).stream()
                            .filter(row -> !row.path("IsDeleted").asBoolean())
                            .filter(row -> row.path("Email").asText("").equalsIgnoreCase(email))
                            .findFirst();
            if (same.isPresent() && faults.strikes(Fault.DUPLICATE)) {
                throw duplicateOf(object, same.get().path("Id").asText());
            }
        }
    }

    private static Refused duplicateOf(SObject object, String id) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("allowSave", true);
        result.put("duplicateRule", "Standard_Rule_for_Leads_with_Duplicate_" + object.name() + "s");
        result.put("duplicateRuleEntityType", "Lead");
        result.put("errorMessage", "Use one of these records?");
        ObjectNode match = result.putArray("matchResults").addObject();
        match.put("entityType", object.name());
        match.putArray("errors");
        match.put("matchEngine", "FuzzyMatchEngine");
        ObjectNode matched = match.putArray("matchRecords").addObject();
        matched.putArray("additionalInformation");
        matched.putArray("fieldDiffs");
        matched.put("matchConfidence", 100.0);
        matched.putObject("record").put("Id", id).set("attributes", Results.attributes(object, id, "v62.0"));
        match.put("rule", "Standard_" + object.name() + "_Match_Rule_v1_0");
        match.put("size", 1);
        match.put("success", true);
        return new Refused(
                400, "DUPLICATES_DETECTED", "Use one of these records?", List.of(), Map.of("duplicateResult", result));
    }

    private static ObjectNode answered(SObject object, ObjectNode row, String query) {
        List<Field> fields = query.startsWith("fields=")
                ? Arrays.stream(URLDecoder.decode(query.substring(7), StandardCharsets.UTF_8)
                                .split(","))
                        .map(object::required)
                        .toList()
                : object.fields();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("attributes", Results.attributes(object, row.path("Id").asText(), "v62.0"));
        for (Field field : fields) {
            JsonNode value = row.path(field.name());
            answer.set(
                    field.name(),
                    value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : Results.answered(field, value));
        }
        answer.put("Id", row.path("Id").asText());
        return answer;
    }

    private static Reply created(String id) {
        return new Reply(201, success(id));
    }

    private static ObjectNode success(String id) {
        ObjectNode success = JsonNodeFactory.instance.objectNode().put("id", id).put("success", true);
        success.putArray("errors");
        return success;
    }

    private static void require(String method, String wanted) {
        if (!method.equals(wanted)) {
            throw methodNotAllowed(method);
        }
    }

    static Refused methodNotAllowed(String method) {
        return new Refused(
                405,
                "METHOD_NOT_ALLOWED",
                "HTTP Method '" + method + "' not allowed. Allowed are GET,PATCH,POST,DELETE");
    }
}
