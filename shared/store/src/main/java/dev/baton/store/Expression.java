package dev.baton.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * One write with its condition. Every attribute is written {@code #name} in a condition, so that no reserved word can hurt; values are
 * written {@code :name} and given by {@link #with}. Not thread-safe; made, used and forgotten by one method.
 */
final class Expression {
    private static final Pattern NAME = Pattern.compile("#(\\w+)");

    private final String table;
    private final Key key;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();
    private final List<String> sets = new ArrayList<>();
    private final List<String> removes = new ArrayList<>();
    private final List<String> adds = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();

    private Expression(String table, Key key) {
        this.table = table;
        this.key = key;
    }

    static Expression on(String table, Key key) {
        return new Expression(table, key);
    }

    Expression set(String name, AttributeValue value) {
        names.put("#" + name, name);
        values.put(":" + name, value);
        sets.add("#" + name + " = :" + name);
        return this;
    }

    Expression remove(String... attributes) {
        for (String name : attributes) {
            names.put("#" + name, name);
            removes.add("#" + name);
        }
        return this;
    }

    Expression add(String name, AttributeValue value) {
        names.put("#" + name, name);
        values.put(":" + name, value);
        adds.add("#" + name + " :" + name);
        return this;
    }

    /** One more condition; all of them must hold. */
    Expression when(String condition) {
        NAME.matcher(condition).results().forEach(found -> names.put(found.group(), found.group(1)));
        conditions.add("(" + condition + ")");
        return this;
    }

    Expression with(String name, AttributeValue value) {
        values.put(":" + name, value);
        return this;
    }

    /** The version that was read is the version that is there; 0 stands for no item. */
    Expression whenVersion(long version) {
        return version == 0
                ? when("attribute_not_exists(#pk)")
                : when("#version = :seen").with("seen", Attributes.value(version));
    }

    TransactWriteItem update() {
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(table)
                        .key(key.attributes())
                        .updateExpression(updates())
                        .conditionExpression(condition())
                        .expressionAttributeNames(orNull(names))
                        .expressionAttributeValues(orNull(values))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build())
                .build();
    }

    /** The same outside a transaction. */
    UpdateItemRequest updateAlone() {
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(key.attributes())
                .updateExpression(updates())
                .conditionExpression(condition())
                .expressionAttributeNames(orNull(names))
                .expressionAttributeValues(orNull(values))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }

    TransactWriteItem put(Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item = new HashMap<>(attributes);
        item.putAll(key.attributes());
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table)
                        .item(item)
                        .conditionExpression(condition())
                        .expressionAttributeNames(orNull(names))
                        .expressionAttributeValues(orNull(values))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build())
                .build();
    }

    TransactWriteItem delete() {
        return TransactWriteItem.builder()
                .delete(Delete.builder()
                        .tableName(table)
                        .key(key.attributes())
                        .conditionExpression(condition())
                        .expressionAttributeNames(orNull(names))
                        .expressionAttributeValues(orNull(values))
                        .build())
                .build();
    }

    TransactWriteItem check() {
        return TransactWriteItem.builder()
                .conditionCheck(ConditionCheck.builder()
                        .tableName(table)
                        .key(key.attributes())
                        .conditionExpression(condition())
                        .expressionAttributeNames(orNull(names))
                        .expressionAttributeValues(orNull(values))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build())
                .build();
    }

    private String updates() {
        List<String> clauses = new ArrayList<>();
        clause(clauses, "SET ", sets);
        clause(clauses, "REMOVE ", removes);
        clause(clauses, "ADD ", adds);
        return String.join(" ", clauses);
    }

    private static void clause(List<String> clauses, String word, List<String> parts) {
        if (!parts.isEmpty()) {
            clauses.add(word + String.join(", ", parts));
        }
    }

    private @Nullable String condition() {
        return conditions.isEmpty() ? null : String.join(" AND ", conditions);
    }

    private static <V> @Nullable Map<String, V> orNull(Map<String, V> map) {
        return map.isEmpty() ? null : map;
    }
}
