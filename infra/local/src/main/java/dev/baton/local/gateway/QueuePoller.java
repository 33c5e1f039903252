package dev.baton.local.gateway;

import dev.baton.local.lambda.FunctionHost;
import dev.baton.local.lambda.Result;
import dev.baton.local.template.FunctionSpec.QueueSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * An event-source mapping: takes batches from a queue, invokes the function, deletes what succeeded. What did not comes back when its
 * visibility time-out is over, as with Lambda. Of a FIFO queue, a group's messages come in order because the queue locks the group while
 * one of them is away.
 */
public final class QueuePoller implements AutoCloseable {
    private static final int LONG_POLL_SECONDS = 20;

    /** SQS hands over, and deletes, ten messages in a call; Lambda takes as many calls as a larger batch needs. */
    private static final int MOST_AT_ONCE = 10;

    private final SqsClient sqs;
    private final String url;
    private final QueueSource source;
    private final FunctionHost function;
    private final Duplicates duplicates;
    private final Consumer<String> notices;
    private final Semaphore free;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closed;

    /** A mapping from the queue with that URL to a function; {@link #start} begins. */
    public QueuePoller(
            SqsClient sqs,
            String url,
            QueueSource source,
            FunctionHost function,
            Duplicates duplicates,
            Consumer<String> notices) {
        this.sqs = sqs;
        this.url = url;
        this.source = source;
        this.function = function;
        this.duplicates = duplicates;
        this.notices = notices;
        this.free = new Semaphore(Math.min(source.maxConcurrency(), function.maximum()));
    }

    /** Begins to poll. */
    public void start() {
        var _ = threads.submit(this::poll);
    }

    @Override
    public void close() {
        closed = true;
        var _ = threads.shutdownNow();
    }

    private void poll() {
        while (!closed) {
            try {
                free.acquire();
                List<Message> batch = List.of();
                try {
                    batch = receive();
                } finally {
                    if (batch.isEmpty()) {
                        free.release();
                    }
                }
                if (!batch.isEmpty()) {
                    List<Message> taken = batch;
                    var _ = threads.submit(() -> handle(taken));
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            } catch (SdkException e) {
                if (!closed) {
                    notices.accept(
                            "the queue of " + function.function().name() + " does not answer: " + e.getMessage());
                    pause();
                }
            } catch (RejectedExecutionException stopping) {
                return;
            }
        }
    }

    // Fills a batch for as long as the window lasts; without a window it takes what is there.
    private List<Message> receive() {
        List<Message> batch = new ArrayList<>(receive(source.batchSize(), LONG_POLL_SECONDS));
        Instant until = Instant.now().plus(source.window());
        while (!batch.isEmpty()
                && batch.size() < source.batchSize()
                && Instant.now().isBefore(until)) {
            batch.addAll(receive(source.batchSize() - batch.size(), 1));
        }
        return batch;
    }

    private List<Message> receive(int most, int wait) {
        return sqs.receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(Math.min(most, MOST_AT_ONCE))
                        .waitTimeSeconds(wait)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private void handle(List<Message> batch) {
        try {
            List<Message> twice = duplicates.choose(batch);
            boolean overlapping = duplicates.overlaps();
            if (overlapping) {
                again(twice);
            }
            Result result = function.invoke(QueueEvents.event(batch, source.arn()));
            Set<String> failed = QueueEvents.failed(result, batch, source.reportsFailures());
            delete(batch.stream()
                    .filter(message -> !failed.contains(message.messageId()))
                    .toList());
            if (!failed.isEmpty() && !closed) {
                notices.accept(function.function().name() + ": " + failed.size() + " of " + batch.size()
                        + " messages come again in a while; it " + result.summary());
            }
            if (!overlapping) {
                again(twice);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (SdkException e) {
            if (!closed) {
                notices.accept("the queue of " + function.function().name() + " does not answer: " + e.getMessage());
            }
        } finally {
            free.release();
        }
    }

    // A second delivery of what was, or is being, delivered: nobody waits for its result.
    private void again(List<Message> messages) {
        if (!closed && !messages.isEmpty()) {
            var _ = threads.submit(() -> function.invoke(QueueEvents.event(messages, source.arn())));
        }
    }

    private void delete(List<Message> messages) {
        List<DeleteMessageBatchRequestEntry> entries = messages.stream()
                .collect(Collectors.toMap(Message::messageId, message -> message, (a, b) -> b))
                .values()
                .stream()
                .map(message -> DeleteMessageBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .build())
                .toList();
        for (int from = 0; from < entries.size(); from += MOST_AT_ONCE) {
            List<DeleteMessageBatchRequestEntry> some =
                    entries.subList(from, Math.min(from + MOST_AT_ONCE, entries.size()));
            Optional.of(sqs.deleteMessageBatch(request -> request.queueUrl(url).entries(some)))
                    .filter(response -> !response.failed().isEmpty())
                    .ifPresent(response -> notices.accept(response.failed().size() + " messages of "
                            + function.function().name() + " were not deleted and come again"));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
