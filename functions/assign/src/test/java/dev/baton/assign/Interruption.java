package dev.baton.assign;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Does something just before a certain request, once, as if another process had been quicker. For one thread. */
final class Interruption implements ExecutionInterceptor {
    private Predicate<SdkRequest> when = _ -> false;

    @Nullable
    private Runnable what;

    /** Before the next request of this kind. */
    void before(Predicate<SdkRequest> kind, Runnable disturbance) {
        when = kind;
        what = disturbance;
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
