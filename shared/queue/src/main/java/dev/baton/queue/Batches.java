package dev.baton.queue;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.baton.json.JsonException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Works through the records of an SQS event, each on its own: what is thrown for one record is that record's failure, and nobody
 * else's. In a FIFO group whatever follows a failed record is reported as failed too, untried, so that the order stays. A failure is
 * logged in one line, without anything that the record contains. Thread-safe when the poison is.
 */
public final class Batches {
    private final FailureLog log;
    private final Poison poison;

    /**
     * Works for one stage.
     *
     * @param stage the name that log lines carry
     * @param poison what becomes of records that cannot be decoded
     */
    public Batches(String stage, Poison poison) {
        this.log = new FailureLog(stage);
        this.poison = poison;
    }

    /** For a stage whose queue moves poison to its dead letters by itself. */
    public Batches(String stage) {
        this(stage, Poison.redrive());
    }

    /** Does {@code work} for each message. Returns which records failed. */
    public SQSBatchResponse each(SQSEvent event, Consumer<Message> work) {
        return eachRecord(event, record -> {
            Optional<Message> message = decode(record);
            message.ifPresent(work);
        });
    }

    /** Does {@code work} for each record, whatever is in it. Returns which records failed. */
    public SQSBatchResponse eachRecord(SQSEvent event, Consumer<SQSMessage> work) {
        Set<String> failed = new HashSet<>();
        Set<String> brokenGroups = new HashSet<>();
        for (SQSMessage record : records(event)) {
            Optional<String> group = Poison.groupOf(record);
            if (group.isPresent() && brokenGroups.contains(group.get())) {
                continue;
            }
            try {
                work.accept(record);
            } catch (RuntimeException e) {
                log.failed(record, e);
                failed.add(record.getMessageId());
                group.ifPresent(brokenGroups::add);
            }
        }
        return failing(event, failed);
    }

    /**
     * Decodes the whole batch, for a stage that decides it as one. Poison is dealt with on the way; a record of which that failed, too,
     * must be reported: it is in {@link Arrivals#failed}.
     */
    public Arrivals decode(SQSEvent event) {
        List<Arrival> arrivals = new ArrayList<>();
        Set<String> failed = new HashSet<>();
        for (SQSMessage record : records(event)) {
            try {
                decode(record).ifPresent(message -> arrivals.add(new Arrival(record.getMessageId(), message)));
            } catch (RuntimeException e) {
                log.failed(record, e);
                failed.add(record.getMessageId());
            }
        }
        return new Arrivals(arrivals, failed);
    }

    /**
     * A decoded batch.
     *
     * @param messages in the order of the event
     * @param failed the ids of records that could be neither decoded nor put away
     */
    public record Arrivals(List<Arrival> messages, Set<String> failed) {
        public Arrivals {
            messages = List.copyOf(messages);
            failed = Set.copyOf(failed);
        }
    }

    /** Reports the records with these ids as failed, and whatever follows one of them in its FIFO group. */
    public static SQSBatchResponse failing(SQSEvent event, Set<String> recordIds) {
        Set<String> brokenGroups = new HashSet<>();
        List<BatchItemFailure> failures = new ArrayList<>();
        for (SQSMessage record : records(event)) {
            Optional<String> group = Poison.groupOf(record);
            boolean follows = group.isPresent() && brokenGroups.contains(group.get());
            if (follows || recordIds.contains(record.getMessageId())) {
                failures.add(new BatchItemFailure(record.getMessageId()));
                group.ifPresent(brokenGroups::add);
            }
        }
        return new SQSBatchResponse(failures);
    }

    private Optional<Message> decode(SQSMessage record) {
        try {
            return Optional.of(Messages.decode(record.getBody()));
        } catch (JsonException e) {
            poison.take(record, e);
            log.putAway(record, e);
            return Optional.empty();
        }
    }

    private static List<SQSMessage> records(SQSEvent event) {
        return event.getRecords() == null ? List.of() : event.getRecords();
    }
}
