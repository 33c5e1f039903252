package dev.baton.watch;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Does something just before the first request of a kind, as if another process had been quicker. For one thread. */
final class Interruption implements ExecutionInterceptor {
    private final Predicate<SdkRequest> when;

    @Nullable
    private Runnable what;

    Interruption(Predicate<SdkRequest> when, Runnable what) {
        this.when = when;
        this.what = what;
    }

    /** Whether it has happened. */
    boolean over() {
        return what == null;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        Runnable disturbance = what;
        if (disturbance != null && when.test(context.request())) {
            what = null;
            disturbance.run();
        }
    }
}
