package dev.baton.store;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Ends whoever uses a client just before a certain write, as kill -9 does: from then on nothing is written. */
final class Dying implements ExecutionInterceptor {
    private final AtomicInteger left;

    Dying(int writes) {
        left = new AtomicInteger(writes);
    }

    /** Somebody was killed. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Whether all was done without dying. */
    boolean survived() {
        return left.get() >= 0;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (writes(context.request()) && left.decrementAndGet() < 0) {
            throw new Killed();
        }
    }

    private static boolean writes(SdkRequest request) {
        return request instanceof TransactWriteItemsRequest
                || request instanceof BatchWriteItemRequest
                || request instanceof UpdateItemRequest
                || request instanceof PutItemRequest;
    }
}
