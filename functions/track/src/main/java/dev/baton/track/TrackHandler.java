package dev.baton.track;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.baton.queue.Batches;
import dev.baton.salesforce.Http;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What changed in Salesforce, through the queue of changes. */
@Named("track")
public final class TrackHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    /** A question may take as long as a request may; what needs no answer is worked off afterwards. */
    private static final int ANSWER_MILLIS = (Http.LONGEST_SECONDS + 6) * 1000;

    private final Track track;

    @Inject
    TrackHandler(Track track) {
        this.track = track;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        List<Track.Incoming> batch = event.getRecords().stream()
                .map(record -> new Track.Incoming(record.getMessageId(), record.getBody(), receives(record)))
                .toList();
        return Batches.failing(event, track.take(batch, timeIsShort(context)));
    }

    private static int receives(SQSEvent.SQSMessage record) {
        return Optional.ofNullable(record.getAttributes())
                .map(attributes -> attributes.get("ApproximateReceiveCount"))
                .map(Integer::parseInt)
                .orElse(1);
    }

    /** A mock of Lambda gives no deadline: there, time is no matter. */
    private static BooleanSupplier timeIsShort(Context context) {
        boolean endless = context.getRemainingTimeInMillis() <= 0;
        return () -> !endless && context.getRemainingTimeInMillis() < ANSWER_MILLIS;
    }
}
