package dev.baton.queue;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.baton.json.JsonException;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * What becomes of a record that cannot be decoded. When this returns, the record is taken care of and is acknowledged; when it throws,
 * the record is reported as failed and comes again, until its queue gives it up.
 */
@FunctionalInterface
public interface Poison {
    /** Takes care of {@code record}, or throws {@code why}. */
    void take(SQSMessage record, JsonException why);

    /** Lets the queue's own redrive policy move it to the dead letters, after its tries. */
    static Poison redrive() {
        return (record, why) -> {
            throw why;
        };
    }

    /**
     * Moves it to the dead letters at once, as it is: for a FIFO queue, where a record that fails again and again would hold up its
     * group.
     *
     * @param deadLettersUrl the URL of a FIFO queue when the record came from one
     */
    static Poison moveTo(SqsClient sqs, String deadLettersUrl) {
        return (record, why) -> {
            SendMessageRequest.Builder request =
                    SendMessageRequest.builder().queueUrl(deadLettersUrl).messageBody(record.getBody());
            groupOf(record)
                    .ifPresent(group -> request.messageGroupId(group).messageDeduplicationId(record.getMessageId()));
            sqs.sendMessage(request.build());
        };
    }

    /** The FIFO group that a record came in; empty for one of a standard queue. */
    static Optional<String> groupOf(SQSMessage record) {
        Map<String, String> attributes = record.getAttributes();
        return attributes == null ? Optional.empty() : Optional.ofNullable(attributes.get("MessageGroupId"));
    }
}
