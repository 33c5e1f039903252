package dev.baton.bench.idle;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Stands in {@code enrich}'s place. */
@Named("enrich")
public final class IdleEnrich implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final PassOn passOn;

    @Inject
    IdleEnrich(PassOn passOn) {
        this.passOn = passOn;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return passOn.batch(event, "BATON_SCORE_QUEUE");
    }
}
