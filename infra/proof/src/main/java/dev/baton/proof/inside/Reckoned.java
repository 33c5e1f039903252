package dev.baton.proof.inside;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Capacity by DynamoDB's published rules, where DynamoDB Local 3.3.1 says too little: of a transaction it adds up each different size
 * once, however many items have it, and what is not found costs it nothing.
 */
final class Reckoned {
    private static final int WRITE_UNIT = 1024;
    private static final int IN_TRANSACTION = 2;

    private Reckoned() {}

    /**
     * A transaction's write units: each item's size in KB, rounded up, twice; and its entry in the index. What is updated or checked is
     * taken to be no larger than what is written to it, or 1 KB: loads, turns and profiles are written whole, a lead's state is small.
     */
    static double written(TransactWriteItemsRequest request) {
        return request.transactItems().stream().mapToLong(Reckoned::units).sum() * (double) IN_TRANSACTION;
    }

    private static long units(TransactWriteItem item) {
        if (item.put() != null) {
            return inUnits(size(item.put().item())) + (item.put().item().containsKey("dueAt") ? 1 : 0);
        }
        if (item.update() != null) {
            Update update = item.update();
            long bytes = size(update.key())
                    + (update.hasExpressionAttributeValues() ? size(update.expressionAttributeValues()) : 0);
            return inUnits(bytes) + (movesInIndex(update.updateExpression()) ? 2 : 0);
        }
        return 1;
    }

    // The old entry goes, the new one comes.
    private static boolean movesInIndex(String expression) {
        return expression.contains("#shard") || expression.contains("#dueAt");
    }

    /** The read units of keys that were asked for and not found. */
    static double missing(BatchGetItemRequest request, BatchGetItemResponse response) {
        double units = 0;
        for (Map.Entry<String, KeysAndAttributes> table : request.requestItems().entrySet()) {
            int asked = table.getValue().keys().size();
            KeysAndAttributes left = response.unprocessedKeys().get(table.getKey());
            int unread = left == null ? 0 : left.keys().size();
            int found = response.responses().containsKey(table.getKey())
                    ? response.responses().get(table.getKey()).size()
                    : 0;
            units += (asked - unread - found)
                    * least(Boolean.TRUE.equals(table.getValue().consistentRead()));
        }
        return units;
    }

    /** What a query costs that finds nothing. */
    static double least(QueryRequest request) {
        return least(Boolean.TRUE.equals(request.consistentRead()));
    }

    private static double least(boolean consistent) {
        return consistent ? 1 : 0.5;
    }

    private static long inUnits(long bytes) {
        return Math.max(1, Math.ceilDiv(bytes, WRITE_UNIT));
    }

    private static long size(Map<String, AttributeValue> item) {
        long bytes = 0;
        for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
            bytes += text(attribute.getKey()) + size(attribute.getValue());
        }
        return bytes;
    }

    private static long size(AttributeValue value) {
        return switch (value.type()) {
            case S -> text(value.s());
            case N -> value.n().length() / 2 + 1L;
            case B -> value.b().asByteArrayUnsafe().length;
            case SS -> value.ss().stream().mapToLong(Reckoned::text).sum();
            case M -> 3 + size(value.m());
            case L -> 3 + value.l().stream().mapToLong(Reckoned::size).sum();
            case NS, BS, BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> 1;
        };
    }

    private static long text(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
