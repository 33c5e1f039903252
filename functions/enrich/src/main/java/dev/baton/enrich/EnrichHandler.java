package dev.baton.enrich;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.baton.queue.Batches;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashSet;
import java.util.Set;

/** Batches of accepted leads. */
@Named("enrich")
public final class EnrichHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final Batches batches = new Batches("enrich");
    private final EnrichStage stage;

    @Inject
    EnrichHandler(EnrichStage stage) {
        this.stage = stage;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        Batches.Arrivals arrivals = batches.decode(event);
        Set<String> failed = new HashSet<>(arrivals.failed());
        failed.addAll(stage.pass(arrivals.messages()));
        return Batches.failing(event, failed);
    }
}
