package dev.baton.track;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Optional;

/** What changed in an org that sends no change events, on a schedule. */
@Named("poll")
public final class PollHandler implements RequestHandler<Map<String, Object>, Polling.Polled> {
    private static final int RESERVE_MILLIS = 10_000;

    private final Optional<Polling> polling;

    @Inject
    PollHandler(Optional<Polling> polling) {
        this.polling = polling;
    }

    @Override
    public Polling.Polled handleRequest(Map<String, Object> event, Context context) {
        return polling.map(it -> it.run(() -> context.getRemainingTimeInMillis() < RESERVE_MILLIS))
                .orElse(new Polling.Polled(0, 0, 0, true));
    }
}
