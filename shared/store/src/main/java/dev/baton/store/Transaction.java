package dev.baton.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** Writes several items or none, and reads the reasons when it is none. */
final class Transaction {
    /** DynamoDB's limit on the items of one transaction. */
    static final int MAX_ITEMS = 100;

    private static final int TRIES = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(15);

    private Transaction() {}

    /** What came of it. */
    sealed interface Result {
        /** All of it was written. */
        record Written() implements Result {}

        /** None of it was: at least one condition does not hold. One reason for each item, in order. */
        record Refused(List<Reason> reasons) implements Result {}

        /** None of it was: another transaction was at one of the items, or there was no capacity. */
        record Contended(DynamoDbException cause) implements Result {}
    }

    /**
     * Why one item stood in the way, or that it did not.
     *
     * @param item what is there, where the condition failed and something is there
     */
    record Reason(boolean failed, Map<String, AttributeValue> item) {}

    /** Tries once. */
    static Result tryOnce(DynamoDbClient client, List<TransactWriteItem> items) {
        try {
            client.transactWriteItems(
                    TransactWriteItemsRequest.builder().transactItems(items).build());
            return new Result.Written();
        } catch (TransactionCanceledException cancelled) {
            return read(cancelled);
        } catch (TransactionInProgressException busy) {
            return new Result.Contended(busy);
        } catch (DynamoDbException fault) {
            if (fault.isThrottlingException() || "RequestLimitExceeded".equals(code(fault))) {
                return new Result.Contended(fault);
            }
            if ("ValidationException".equals(code(fault))) {
                throw new StoreException.Impossible("DynamoDB refused a transaction: " + code(fault), fault);
            }
            throw fault;
        }
    }

    /** Tries until contention is over; what is left is written or refused. */
    static Result settle(DynamoDbClient client, List<TransactWriteItem> items) {
        Result result = tryOnce(client, items);
        for (int again = 1; result instanceof Result.Contended contended; again++) {
            if (again == TRIES) {
                throw new StoreException.Busy("contention outlasted " + TRIES + " tries", contended.cause());
            }
            pause(again);
            result = tryOnce(client, items);
        }
        return result;
    }

    /** Full jitter: any time up to the pause's length, which doubles each time. */
    static void pause(int again) {
        long most = FIRST_PAUSE.toNanos() << Math.min(again, 6);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most) + 1_000_000);
    }

    private static Result read(TransactionCanceledException cancelled) {
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        boolean refused = false;
        boolean contended = false;
        for (CancellationReason reason : reasons) {
            switch (reason.code()) {
                case "ConditionalCheckFailed" -> refused = true;
                case "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded" -> contended = true;
                case "None" -> {}
                default ->
                    throw new StoreException.Impossible(
                            "DynamoDB cancelled a transaction: " + reason.code(), cancelled);
            }
        }
        if (refused) {
            return new Result.Refused(reasons.stream().map(Transaction::reason).toList());
        }
        if (contended) {
            return new Result.Contended(cancelled);
        }
        throw new StoreException.Impossible("DynamoDB cancelled a transaction without a reason", cancelled);
    }

    private static Reason reason(CancellationReason reason) {
        return new Reason("ConditionalCheckFailed".equals(reason.code()), reason.hasItem() ? reason.item() : Map.of());
    }

    private static String code(DynamoDbException fault) {
        return fault.awsErrorDetails() == null ? "" : fault.awsErrorDetails().errorCode();
    }
}
