package dev.baton.watch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.Map;

/** The minute's schedule. What the schedule says in its event does not matter. */
@Named("watch")
public final class WatchHandler implements RequestHandler<Map<String, Object>, Swept> {
    private final Sweep sweep;
    private final Keeping keeping;
    private final WatchConfig config;

    @Inject
    WatchHandler(Sweep sweep, Keeping keeping, WatchConfig config) {
        this.sweep = sweep;
        this.keeping = keeping;
        this.config = config;
    }

    @Override
    @SuppressWarnings("SystemOut") // CloudWatch takes metrics from lines that are JSON and nothing else
    public Swept handleRequest(Map<String, Object> event, Context context) {
        long reserve = config.watchReserve().toMillis();
        Swept swept = sweep.run(() -> context.getRemainingTimeInMillis() < reserve);
        keeping.run(() -> context.getRemainingTimeInMillis() < reserve);
        Metrics.line(swept, Instant.now()).ifPresent(System.out::println);
        return swept;
    }
}
