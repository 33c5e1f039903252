package dev.baton.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.baton.queue.Batches;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Salesforce's events, through the inbox queue. */
@Named("events")
public final class EventsHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final Inbox inbox;
    private final Batches batches = new Batches("events");

    @Inject
    EventsHandler(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return batches.eachRecord(event, record -> inbox.take(record.getBody()));
    }
}
