package dev.baton.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.standin.Query.Condition;
import dev.baton.standin.Query.Item;
import dev.baton.standin.Query.Literal;
import dev.baton.standin.Query.Order;
import dev.baton.standin.Query.Path;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Answers a query.
 *
 * @param org whose records
 * @param version of the API, as URLs name it
 */
record Results(Org org, String version) {
    private static final JsonNode NULL = JsonNodeFactory.instance.nullNode();

    /** What a query finds: so many, and these. A bare COUNT() has no records. */
    record Found(int total, List<ObjectNode> records) {}

    Found of(Query query, boolean deletedToo) {
        Collection<ObjectNode> all = org.all(query.from());
        List<ObjectNode> rows = new ArrayList<>(all.stream()
                .filter(row -> deletedToo || !row.path("IsDeleted").asBoolean())
                .filter(row -> holds(query.where(), row))
                .toList());
        if (query.items().getFirst() instanceof Item.Count count && count.path().isEmpty()) {
            return new Found(rows.size(), List.of());
        }
        boolean counts = query.items().stream().anyMatch(Item.Count.class::isInstance);
        List<ObjectNode> records;
        if (counts || !query.groups().isEmpty()) {
            records = grouped(query, rows);
        } else {
            query.orders().reversed().forEach(order -> rows.sort(by(order)));
            records = rows.stream().map(row -> record(query, row)).toList();
        }
        List<ObjectNode> page = records.stream()
                .skip(query.offset())
                .limit(query.limit().orElse(Integer.MAX_VALUE))
                .toList();
        return new Found(page.size(), page);
    }

    private List<ObjectNode> grouped(Query query, List<ObjectNode> rows) {
        Map<List<JsonNode>, List<ObjectNode>> groups = new LinkedHashMap<>();
        rows.forEach(row -> groups.computeIfAbsent(
                        query.groups().stream().map(path -> value(path, row)).toList(), key -> new ArrayList<>())
                .add(row));
        if (query.groups().isEmpty() && groups.isEmpty()) {
            groups.put(List.of(), List.of());
        }
        List<ObjectNode> results = new ArrayList<>();
        groups.forEach((key, members) -> {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            result.putObject("attributes").put("type", "AggregateResult");
            for (Item item : query.items()) {
                switch (item) {
                    case Item.Column column ->
                        result.set(
                                column.alias().isEmpty() ? column.path().field().name() : column.alias(),
                                answered(column.path().field(), value(column.path(), members.getFirst())));
                    case Item.Count count ->
                        result.put(
                                count.alias(),
                                members.stream()
                                        .filter(row -> count.path()
                                                .filter(path -> value(path, row).isNull())
                                                .isEmpty())
                                        .count());
                }
            }
            results.add(result);
        });
        return results;
    }

    private ObjectNode record(Query query, ObjectNode row) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.set("attributes", attributes(query.from(), row.path("Id").asText(), version));
        for (Item item : query.items()) {
            if (item instanceof Item.Column(Path path, String alias)) {
                if (path.through().isEmpty()) {
                    record.set(path.field().name(), answered(path.field(), value(path, row)));
                } else {
                    related(record, path, row);
                }
            }
        }
        return record;
    }

    private void related(ObjectNode record, Path path, ObjectNode row) {
        String relation = path.through().orElseThrow().name().replaceFirst("Id$", "");
        String id = row.path(path.through().orElseThrow().name()).asText("");
        Optional<SObject> object = Schema.ofRecord(id);
        if (object.isEmpty()) {
            record.putNull(relation);
            return;
        }
        ObjectNode parent = record.path(relation) instanceof ObjectNode already
                ? already
                : JsonNodeFactory.instance.objectNode().set("attributes", attributes(object.get(), id, version));
        parent.set(path.field().name(), answered(path.field(), value(path, row)));
        record.set(relation, parent);
    }

    static ObjectNode attributes(SObject object, String id, String version) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", object.name())
                .put("url", "/services/data/" + version + "/sobjects/" + object.name() + "/" + id);
    }

    /** A stored value as REST answers it. */
    static JsonNode answered(Field field, JsonNode value) {
        return field.type() == Field.Type.DATETIME && value.isTextual()
                ? JsonNodeFactory.instance.textNode(Values.answered(value.asText()))
                : value;
    }

    private JsonNode value(Path path, ObjectNode row) {
        JsonNode value;
        if (path.through().isPresent()) {
            String id = row.path(path.through().get().name()).asText("");
            value = Schema.ofRecord(id)
                    .flatMap(object -> path.field().name().equals("Type") && !object.equals(Schema.ACCOUNT)
                            ? Optional.of(JsonNodeFactory.instance.textNode(
                                    object.equals(Schema.GROUP) ? "Queue" : object.name()))
                            : org.find(object, id)
                                    .map(parent -> parent.path(path.field().name())))
                    .orElse(NULL);
        } else {
            value = row.path(path.field().name());
        }
        return value.isMissingNode() ? NULL : value;
    }

    private boolean holds(Condition condition, ObjectNode row) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> parts.stream().allMatch(part -> holds(part, row));
            case Condition.Any(List<Condition> parts) -> parts.stream().anyMatch(part -> holds(part, row));
            case Condition.Not(Condition part) -> !holds(part, row);
            case Condition.In(Path path, boolean negated, List<Literal> values) ->
                negated != values.stream().anyMatch(value -> compare(path, "=", value, row));
            case Condition.Compare(Path path, String operator, Literal value) -> compare(path, operator, value, row);
        };
    }

    private boolean compare(Path path, String operator, Literal literal, ObjectNode row) {
        JsonNode value = value(path, row);
        if (literal.kind() == Literal.Kind.NULL || value.isNull()) {
            boolean equal = literal.kind() == Literal.Kind.NULL && value.isNull();
            return operator.equals("=") ? equal : (operator.equals("!=") || operator.equals("<>")) && !equal;
        }
        if (operator.equals("LIKE")) {
            return like(literal.text()).matcher(value.asText()).matches();
        }
        int order = literal.kind() == Literal.Kind.NUMBER
                ? value.decimalValue().compareTo(new BigDecimal(literal.text()))
                : order(path.field(), value.asText(), literal.text());
        return switch (operator) {
            case "=" -> order == 0;
            case "!=", "<>" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static int order(Field field, String a, String b) {
        return switch (field.type()) {
            case ID, REFERENCE -> a.compareTo(RecordIds.full(b));
            case DATE, DATETIME, BOOLEAN -> a.compareTo(b);
            default -> a.compareToIgnoreCase(b);
        };
    }

    private Comparator<ObjectNode> by(Order order) {
        return (a, b) -> {
            JsonNode one = value(order.path(), a);
            JsonNode other = value(order.path(), b);
            if (one.isNull() || other.isNull()) {
                int nulls = Boolean.compare(other.isNull(), one.isNull());
                return order.nullsLast() ? -nulls : nulls;
            }
            int compared = one.isNumber()
                    ? one.decimalValue().compareTo(other.decimalValue())
                    : order(order.path().field(), one.asText(), other.asText());
            return order.descending() ? -compared : compared;
        };
    }

    private static Pattern like(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
            } else {
                regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL | Pattern.UNICODE_CASE);
    }
}
