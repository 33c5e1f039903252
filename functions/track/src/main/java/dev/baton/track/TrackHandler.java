package dev.baton.track;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.baton.queue.Batches;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** What changed in Salesforce, through the queue of changes. */
@Named("track")
public final class TrackHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final Track track;

    @Inject
    TrackHandler(Track track) {
        this.track = track;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        List<Track.Incoming> batch = event.getRecords().stream()
                .map(record -> new Track.Incoming(record.getMessageId(), record.getBody()))
                .toList();
        return Batches.failing(event, track.take(batch));
    }
}
