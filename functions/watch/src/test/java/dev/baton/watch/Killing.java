package dev.baton.watch;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;

/** Ends whoever uses a client just before a certain write or send, as kill -9 does: from then on nothing goes out. */
final class Killing implements ExecutionInterceptor {
    private final AtomicInteger left;

    Killing(int steps) {
        left = new AtomicInteger(steps);
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
        if (goesOut(context.request()) && left.decrementAndGet() < 0) {
            throw new Killed();
        }
    }

    private static boolean goesOut(SdkRequest request) {
        return request instanceof TransactWriteItemsRequest
                || request instanceof UpdateItemRequest
                || request instanceof SendMessageBatchRequest;
    }
}
