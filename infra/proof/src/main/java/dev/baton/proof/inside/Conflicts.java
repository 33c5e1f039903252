package dev.baton.proof.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Makes a share of all transactions conflict, as DynamoDB does under contention and DynamoDB Local never does. The share, from 0 to 1, is
 * in the environment variable {@value #SHARE}. Thread-safe.
 */
public final class Conflicts implements ExecutionInterceptor {
    /** The environment variable that holds the share. */
    public static final String SHARE = "BATON_PROOF_CONFLICTS";

    private final double share = Double.parseDouble(System.getenv().getOrDefault(SHARE, "0"));

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof TransactWriteItemsRequest request
                && ThreadLocalRandom.current().nextDouble() < share) {
            throw conflict(request.transactItems().size());
        }
    }

    private static TransactionCanceledException conflict(int items) {
        List<CancellationReason> reasons = new ArrayList<>(items);
        int struck = ThreadLocalRandom.current().nextInt(items);
        for (int i = 0; i < items; i++) {
            reasons.add(CancellationReason.builder()
                    .code(i == struck ? "TransactionConflict" : "None")
                    .build());
        }
        return TransactionCanceledException.builder()
                .message("Transaction cancelled by the proof")
                .statusCode(400)
                .cancellationReasons(reasons)
                .build();
    }
}
