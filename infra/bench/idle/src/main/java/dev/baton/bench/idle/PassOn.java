package dev.baton.bench.idle;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Sends text to the queue that an environment variable names. Thread-safe. */
@Singleton
final class PassOn {
    private static final String GROUP = "one";

    private final SqsClient sqs;

    PassOn(SqsClient sqs) {
        this.sqs = sqs;
    }

    /** Sends the bodies of a batch in one call, as the real stages do. */
    SQSBatchResponse batch(SQSEvent event, String variable) {
        send(event.getRecords().stream().map(SQSEvent.SQSMessage::getBody).toList(), variable);
        return new SQSBatchResponse(List.of());
    }

    /** Sends texts in one call. A FIFO queue gets them as one group. */
    void send(List<String> texts, String variable) {
        String queue = System.getenv().getOrDefault(variable, "");
        sqs.sendMessageBatch(request -> request.queueUrl(queue)
                .entries(texts.stream()
                        .map(text -> entry(text, queue.endsWith(".fifo")))
                        .toList()));
    }

    private static SendMessageBatchRequestEntry entry(String text, boolean fifo) {
        String id = UUID.randomUUID().toString();
        SendMessageBatchRequestEntry.Builder entry =
                SendMessageBatchRequestEntry.builder().id(id).messageBody(text);
        return fifo ? entry.messageGroupId(GROUP).messageDeduplicationId(id).build() : entry.build();
    }
}
