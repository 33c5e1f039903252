package dev.baton.assign;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.util.function.Supplier;

/** How long an invocation may still take. */
final class TimeLeft {
    /** Where nobody gives a deadline, as in a test's mock of Lambda: a little less than the function's own. */
    private static final Duration OTHERWISE = Duration.ofSeconds(12);

    private TimeLeft() {}

    static Supplier<Duration> of(Context context) {
        if (context.getRemainingTimeInMillis() > 0) {
            return () -> Duration.ofMillis(context.getRemainingTimeInMillis());
        }
        long end = System.nanoTime() + OTHERWISE.toNanos();
        return () -> Duration.ofNanos(end - System.nanoTime());
    }
}
