package dev.baton.deliver;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.baton.queue.Batches;
import dev.baton.salesforce.Http;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Batches of outcomes. */
@Named("deliver")
public final class DeliverHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    /** Another round asks twice at most, and each may take as long as a request may. */
    private static final int ROUND_MILLIS = 2 * Http.LONGEST_SECONDS * 1000;

    private final Batches batches = new Batches("deliver");
    private final DeliverStage stage;

    @Inject
    DeliverHandler(DeliverStage stage) {
        this.stage = stage;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        Batches.Arrivals arrivals = batches.decode(event);
        Set<String> failed = new HashSet<>(arrivals.failed());
        failed.addAll(stage.pass(arrivals.messages(), timeForAnotherRound(context)));
        return Batches.failing(event, failed);
    }

    /** A mock of Lambda gives no deadline: there, time is no matter. */
    private static BooleanSupplier timeForAnotherRound(Context context) {
        boolean endless = context.getRemainingTimeInMillis() <= 0;
        return () -> endless || context.getRemainingTimeInMillis() > ROUND_MILLIS;
    }
}
