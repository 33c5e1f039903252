package dev.baton.queue;

import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** How much waits in a queue. Thread-safe, as the client is. */
public final class Backlog {
    private final SqsClient sqs;

    /** Asks through {@code sqs}. */
    public Backlog(SqsClient sqs) {
        this.sqs = sqs;
    }

    /**
     * SQS's approximate counts of messages.
     *
     * @param visible waiting to be received
     * @param inFlight received and not yet deleted
     * @param delayed not to be received yet
     */
    public record Depth(long visible, long inFlight, long delayed) {
        /** What a consumer has still to finish: visible and in flight. */
        public long pending() {
            return visible + inFlight;
        }
    }

    /** The depth of a queue now; a minute's lag is normal (SQS, "ApproximateNumberOfMessages"). */
    public Depth of(String queueUrl) {
        Map<QueueAttributeName, String> counts = sqs.getQueueAttributes(request -> request.queueUrl(queueUrl)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .attributes();
        return new Depth(
                count(counts, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                count(counts, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
                count(counts, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED));
    }

    private static long count(Map<QueueAttributeName, String> counts, QueueAttributeName name) {
        return Long.parseLong(counts.getOrDefault(name, "0"));
    }
}
