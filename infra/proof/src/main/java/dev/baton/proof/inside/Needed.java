package dev.baton.proof.inside;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * The rights that a request needs, as "action resource": AWS's service authorization reference for DynamoDB (a transaction needs the
 * right of each of its items), SQS and EventBridge. A resource's logical id is what its name has after the stack's. Secrets are left out:
 * which one a function may read is a parameter.
 */
final class Needed {
    private static final String STACK = "baton-";

    private Needed() {}

    static Set<String> by(SdkRequest request, String service, String operation) {
        return switch (service) {
            case "DynamoDb" -> dynamoDb(request, operation);
            case "Sqs" ->
                request.getValueForField("QueueUrl", String.class)
                        .map(url -> "sqs:" + operation.replaceFirst("Batch$", "") + " "
                                + id(url.substring(url.lastIndexOf('/') + 1)))
                        .map(Set::of)
                        .orElseGet(Set::of);
            case "EventBridge" -> events(request, operation);
            default -> Set.of();
        };
    }

    private static Set<String> dynamoDb(SdkRequest request, String operation) {
        String action = "dynamodb:" + operation + " ";
        return switch (request) {
            case TransactWriteItemsRequest transaction ->
                transaction.transactItems().stream().map(Needed::item).collect(Collectors.toUnmodifiableSet());
            case BatchGetItemRequest batch -> all(action, batch.requestItems().keySet().stream());
            case BatchWriteItemRequest batch -> all(action, batch.requestItems().keySet().stream());
            default -> {
                String index = request.getValueForField("IndexName", String.class)
                        .map(name -> "/index/" + name)
                        .orElse("");
                yield all(
                        action,
                        request.getValueForField("TableName", String.class).map(table -> table + index).stream());
            }
        };
    }

    private static Set<String> all(String action, Stream<String> tables) {
        return tables.map(table -> action + id(table)).collect(Collectors.toUnmodifiableSet());
    }

    private static String item(TransactWriteItem item) {
        if (item.put() != null) {
            return "dynamodb:PutItem " + id(item.put().tableName());
        }
        if (item.update() != null) {
            return "dynamodb:UpdateItem " + id(item.update().tableName());
        }
        return item.delete() != null
                ? "dynamodb:DeleteItem " + id(item.delete().tableName())
                : "dynamodb:ConditionCheckItem " + id(item.conditionCheck().tableName());
    }

    private static Set<String> events(SdkRequest request, String operation) {
        @SuppressWarnings("rawtypes")
        Optional<List> entries = request.getValueForField("Entries", List.class);
        return ((List<?>) entries.orElseGet(List::of))
                .stream()
                        .filter(SdkPojo.class::isInstance)
                        .flatMap(entry -> ((SdkPojo) entry)
                                .sdkFields().stream()
                                        .filter(field -> field.memberName().equals("EventBusName"))
                                        .map(field -> String.valueOf(field.getValueOrDefault(entry))))
                        .map(bus -> "events:" + operation + " " + id(bus))
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static String id(String name) {
        String own = name.startsWith(STACK) ? name.substring(STACK.length()) : name;
        return own.endsWith(".fifo") ? own.substring(0, own.length() - ".fifo".length()) : own;
    }
}
