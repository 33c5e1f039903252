package dev.baton.track;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** Sends texts that are no messages of ours: events in the relay's own envelope. Thread-safe, as the client is. */
record Post(SqsClient sqs, String queueUrl) {
    private static final int MOST_ENTRIES = 10; // of SendMessageBatch
    private static final int TRIES = 3;

    /**
     * Sends all.
     *
     * @throws IllegalStateException if SQS did not take one of them; sending all again is harmless
     */
    void send(List<String> bodies) {
        for (int from = 0; from < bodies.size(); from += MOST_ENTRIES) {
            List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
            for (String body : bodies.subList(from, Math.min(bodies.size(), from + MOST_ENTRIES))) {
                entries.add(SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(entries.size()))
                        .messageBody(body)
                        .build());
            }
            sendSome(entries);
        }
    }

    private void sendSome(List<SendMessageBatchRequestEntry> entries) {
        List<SendMessageBatchRequestEntry> left = entries;
        for (int again = 1; !left.isEmpty(); again++) {
            if (again > TRIES) {
                throw new IllegalStateException("SQS did not take " + left.size() + " events");
            }
            List<SendMessageBatchRequestEntry> call = left;
            SendMessageBatchResponse answer =
                    sqs.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(call));
            left = answer.failed().stream()
                    .map(failed -> entries.get(Integer.parseInt(failed.id())))
                    .toList();
        }
    }
}
