package dev.baton.assign;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.baton.queue.Batches;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashSet;
import java.util.Set;

/** Messages of {@code assign.fifo}: leads to be decided, and doorbells. */
@Named("assign")
public final class AssignHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final Batches batches;
    private final Assign assign;

    @Inject
    AssignHandler(Batches batches, Assign assign) {
        this.batches = batches;
        this.assign = assign;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        Batches.Arrivals arrivals = batches.decode(event);
        Set<String> failed = new HashSet<>(arrivals.failed());
        failed.addAll(assign.handle(arrivals.messages(), TimeLeft.of(context)));
        return Batches.failing(event, failed);
    }
}
