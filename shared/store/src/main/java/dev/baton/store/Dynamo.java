package dev.baton.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The few ways in which the store reads and loads. All reads are strongly consistent. */
record Dynamo(DynamoDbClient client, Tables tables) {
    private static final int GET_LIMIT = 100;
    private static final int WRITE_LIMIT = 25;
    private static final int TRIES = 10;

    /** An item of one of the tables. */
    record At(String table, Key key) {}

    At inLeads(Key key) {
        return new At(tables.leads(), key);
    }

    At inRouting(Key key) {
        return new At(tables.routing(), key);
    }

    Optional<Map<String, AttributeValue>> get(At at) {
        Map<String, AttributeValue> item = client.getItem(GetItemRequest.builder()
                        .tableName(at.table())
                        .key(at.key().attributes())
                        .consistentRead(true)
                        .build())
                .item();
        return item == null || item.isEmpty() ? Optional.empty() : Optional.of(item);
    }

    /** The items that are there, of both tables in as few requests as possible. */
    Map<At, Map<String, AttributeValue>> getAll(Collection<At> wanted) {
        Map<At, Map<String, AttributeValue>> found = new HashMap<>();
        List<At> all = wanted.stream().distinct().toList();
        for (int from = 0; from < all.size(); from += GET_LIMIT) {
            Map<String, List<Map<String, AttributeValue>>> keys = new HashMap<>();
            for (At at : all.subList(from, Math.min(all.size(), from + GET_LIMIT))) {
                keys.computeIfAbsent(at.table(), _ -> new ArrayList<>())
                        .add(at.key().attributes());
            }
            Map<String, KeysAndAttributes> open = new HashMap<>();
            keys.forEach((table, its) -> open.put(
                    table,
                    KeysAndAttributes.builder().keys(its).consistentRead(true).build()));
            getSome(open, found);
        }
        return found;
    }

    private void getSome(Map<String, KeysAndAttributes> wanted, Map<At, Map<String, AttributeValue>> found) {
        Map<String, KeysAndAttributes> open = wanted;
        for (int again = 1; !open.isEmpty(); again++) {
            BatchGetItemResponse page = client.batchGetItem(
                    BatchGetItemRequest.builder().requestItems(open).build());
            page.responses()
                    .forEach((table, items) -> items.forEach(item -> found.put(new At(table, Key.of(item)), item)));
            open = page.unprocessedKeys();
            rest(again, open);
        }
    }

    /** Everything in one partition whose sort key starts so, in ascending order; an empty prefix is the whole partition. */
    void query(String table, String pk, String prefix, Consumer<Map<String, AttributeValue>> each) {
        @Nullable Map<String, AttributeValue> from = null;
        do {
            QueryResponse page = client.query(
                    prefixed(table, pk, prefix).exclusiveStartKey(from).build());
            page.items().forEach(each);
            from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
        } while (from != null);
    }

    static QueryRequest.Builder prefixed(String table, String pk, String prefix) {
        QueryRequest.Builder request = QueryRequest.builder().tableName(table).consistentRead(true);
        return prefix.isEmpty()
                ? request.keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", Attributes.value(pk)))
                : request.keyConditionExpression("pk = :pk AND begins_with(sk, :prefix)")
                        .expressionAttributeValues(
                                Map.of(":pk", Attributes.value(pk), ":prefix", Attributes.value(prefix)));
    }

    /** The whole table: for an operator, not for a function. */
    void scan(String table, Consumer<Map<String, AttributeValue>> each) {
        @Nullable Map<String, AttributeValue> from = null;
        do {
            ScanResponse page = client.scan(ScanRequest.builder()
                    .tableName(table)
                    .consistentRead(true)
                    .exclusiveStartKey(from)
                    .build());
            page.items().forEach(each);
            from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
        } while (from != null);
    }

    /** Puts items without a condition, over what is there. */
    void load(String table, Stream<Map<String, AttributeValue>> items) {
        List<WriteRequest> some = new ArrayList<>();
        items.forEach(item -> {
            some.add(WriteRequest.builder()
                    .putRequest(PutRequest.builder().item(item).build())
                    .build());
            if (some.size() == WRITE_LIMIT) {
                write(table, some);
                some.clear();
            }
        });
        if (!some.isEmpty()) {
            write(table, some);
        }
    }

    /** Deletes items, there or not. */
    void delete(String table, Collection<Key> keys) {
        List<WriteRequest> some = new ArrayList<>();
        keys.forEach(key -> {
            some.add(WriteRequest.builder()
                    .deleteRequest(DeleteRequest.builder().key(key.attributes()).build())
                    .build());
            if (some.size() == WRITE_LIMIT) {
                write(table, some);
                some.clear();
            }
        });
        if (!some.isEmpty()) {
            write(table, some);
        }
    }

    private void write(String table, List<WriteRequest> items) {
        Map<String, List<WriteRequest>> open = Map.of(table, List.copyOf(items));
        for (int again = 1; !open.isEmpty(); again++) {
            open = client.batchWriteItem(
                            BatchWriteItemRequest.builder().requestItems(open).build())
                    .unprocessedItems();
            rest(again, open);
        }
    }

    private static void rest(int again, Map<String, ?> open) {
        if (!open.isEmpty()) {
            if (again == TRIES) {
                throw new StoreException.Busy(
                        "DynamoDB left items unprocessed " + TRIES + " times", new IllegalStateException("throttled"));
            }
            Transaction.pause(again);
        }
    }
}
