package dev.baton.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Sends messages. The SDK retries a failed call by itself; an entry that SQS refuses within a call that went well is tried twice more
 * here, unless SQS says that it is the sender's fault. Thread-safe, as the client is.
 */
public final class Sender {
    private static final int ATTEMPTS = 3;
    private static final int MOST_ENTRIES = 10; // of SendMessageBatch
    private static final int MOST_BYTES = 1024 * 1024; // of SendMessageBatch, all bodies together

    private final SqsClient sqs;

    /** Sends through {@code sqs}. */
    public Sender(SqsClient sqs) {
        this.sqs = sqs;
    }

    /**
     * Sends one message.
     *
     * @throws SendException if SQS did not take it
     */
    public void send(String queueUrl, Outgoing message) {
        List<Unsent> unsent = sendAll(queueUrl, List.of(message));
        if (!unsent.isEmpty()) {
            throw new SendException(unsent.getFirst());
        }
    }

    /**
     * Sends one message to a standard queue.
     *
     * @throws SendException if SQS did not take it
     */
    public void send(String queueUrl, Message message) {
        send(queueUrl, Outgoing.of(message));
    }

    /**
     * Sends any number of messages with as few calls as possible. Those that are tried again may come after later ones of their group.
     *
     * @return those that SQS did not take, in their order; empty when all are sent
     */
    public List<Unsent> sendAll(String queueUrl, Collection<Outgoing> messages) {
        List<Unsent> unsent = new ArrayList<>();
        List<Entry> call = new ArrayList<>();
        int bytes = 0;
        for (Outgoing message : messages) {
            Entry entry = new Entry(message, Messages.encode(message.message()));
            int size = entry.body().getBytes(UTF_8).length;
            if (call.size() == MOST_ENTRIES || (!call.isEmpty() && bytes + size > MOST_BYTES)) {
                unsent.addAll(sendCall(queueUrl, call));
                call = new ArrayList<>();
                bytes = 0;
            }
            call.add(entry);
            bytes += size;
        }
        if (!call.isEmpty()) {
            unsent.addAll(sendCall(queueUrl, call));
        }
        return List.copyOf(unsent);
    }

    private record Entry(Outgoing message, String body) {}

    /** {@code again}: whether to try here, which is for a single entry; of a call that failed whole the SDK has tried enough. */
    private record Refused(Entry entry, String why, boolean permanent, boolean again) {}

    private List<Unsent> sendCall(String queueUrl, List<Entry> entries) {
        List<Entry> left = entries;
        List<Unsent> unsent = new ArrayList<>();
        for (int attempt = 1; !left.isEmpty(); attempt++) {
            List<Entry> again = new ArrayList<>();
            for (Refused refused : call(queueUrl, left)) {
                if (!refused.again() || attempt == ATTEMPTS) {
                    unsent.add(new Unsent(refused.entry().message(), refused.why(), refused.permanent()));
                } else {
                    again.add(refused.entry());
                }
            }
            left = again;
        }
        return unsent;
    }

    private List<Refused> call(String queueUrl, List<Entry> entries) {
        List<SendMessageBatchRequestEntry> request = new ArrayList<>();
        for (int at = 0; at < entries.size(); at++) {
            request.add(entry(Integer.toString(at), entries.get(at)));
        }
        try {
            SendMessageBatchResponse answer =
                    sqs.sendMessageBatch(call -> call.queueUrl(queueUrl).entries(request));
            return answer.failed().stream()
                    .map(failed -> refused(entries, failed))
                    .toList();
        } catch (SqsException e) {
            boolean permanent = e.statusCode() >= 400 && e.statusCode() < 500 && !e.isThrottlingException();
            String code = e.awsErrorDetails() == null
                    ? e.getClass().getSimpleName()
                    : e.awsErrorDetails().errorCode();
            return allRefused(entries, code, permanent);
        } catch (SdkException e) {
            return allRefused(entries, e.getClass().getSimpleName(), false);
        }
    }

    private static List<Refused> allRefused(List<Entry> entries, String why, boolean permanent) {
        return entries.stream()
                .map(entry -> new Refused(entry, why, permanent, false))
                .toList();
    }

    private static Refused refused(List<Entry> entries, BatchResultErrorEntry failed) {
        boolean permanent = Boolean.TRUE.equals(failed.senderFault());
        return new Refused(entries.get(Integer.parseInt(failed.id())), failed.code(), permanent, !permanent);
    }

    private static SendMessageBatchRequestEntry entry(String id, Entry entry) {
        SendMessageBatchRequestEntry.Builder request =
                SendMessageBatchRequestEntry.builder().id(id).messageBody(entry.body());
        Outgoing message = entry.message();
        message.group()
                .ifPresent(group -> request.messageGroupId(group).messageDeduplicationId(message.deduplicationId()));
        if (!message.delay().isZero()) {
            request.delaySeconds((int) message.delay().toSeconds());
        }
        return request.build();
    }
}
