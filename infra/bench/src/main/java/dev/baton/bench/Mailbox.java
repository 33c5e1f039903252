package dev.baton.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** A queue as its consumer sees it, the benchmark in the function's place. What is taken is deleted. */
record Mailbox(SqsClient sqs, String url) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The next message, or an exception after a minute without one. */
    Message next() {
        return take(1).getFirst();
    }

    /** That many messages, in the order in which they come, or an exception after a minute without one. */
    List<Message> take(int count) {
        List<Message> taken = new ArrayList<>();
        Instant deadline = Instant.now().plus(PATIENCE);
        while (taken.size() < count) {
            List<Message> batch = receive(Math.min(10, count - taken.size()), 20);
            taken.addAll(batch);
            if (!batch.isEmpty()) {
                deadline = Instant.now().plus(PATIENCE);
            } else if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("only " + taken.size() + " of " + count + " messages came to " + url);
            }
        }
        return taken;
    }

    /** Takes what is there and forgets it. */
    void clear() {
        while (!receive(10, 1).isEmpty()) {}
    }

    private List<Message> receive(int most, int wait) {
        List<Message> batch = sqs.receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(most)
                        .waitTimeSeconds(wait)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
        if (!batch.isEmpty()) {
            sqs.deleteMessageBatch(request -> request.queueUrl(url)
                    .entries(batch.stream()
                            .map(message -> DeleteMessageBatchRequestEntry.builder()
                                    .id(message.messageId())
                                    .receiptHandle(message.receiptHandle())
                                    .build())
                            .toList()));
        }
        return batch;
    }

    /** When SQS took the message. */
    static Instant sentAt(Message message) {
        return Instant.ofEpochMilli(
                Long.parseLong(message.attributes().getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "0")));
    }
}
