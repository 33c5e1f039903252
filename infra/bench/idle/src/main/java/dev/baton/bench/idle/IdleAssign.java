package dev.baton.bench.idle;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Stands in {@code assign}'s place. */
@Named("assign")
public final class IdleAssign implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final PassOn passOn;

    @Inject
    IdleAssign(PassOn passOn) {
        this.passOn = passOn;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return passOn.batch(event, "BATON_DELIVER_QUEUE");
    }
}
