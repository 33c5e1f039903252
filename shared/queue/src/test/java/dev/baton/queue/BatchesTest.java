package dev.baton.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

class BatchesTest {
    private final List<String> logged = new ArrayList<>();
    private final Handler capture = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("dev.baton.queue").addHandler(capture);
    }

    @AfterEach
    void listenNoMore() {
        Logger.getLogger("dev.baton.queue").removeHandler(capture);
    }

    @Test
    void aRecordThatFailsHarmsNoOther() {
        List<String> worked = new ArrayList<>();
        SQSBatchResponse answer = new Batches("score").each(event(ring("a"), ring("b"), ring("c")), message -> {
            String pool = ((Message.Doorbell) message).pool();
            if (pool.equals("b")) {
                throw new IllegalStateException("cannot reach mia@northwind.example");
            }
            worked.add(pool);
        });
        assertThat(worked).containsExactly("a", "c");
        assertThat(ids(answer)).containsExactly("b");
    }

    @Test
    void aFailureIsLoggedInOneLineWithoutWhatTheRecordOrTheExceptionSays() {
        new Batches("score").each(event(ring("a")), _ -> {
            throw new IllegalStateException("cannot reach mia@northwind.example\nat all");
        });
        assertThat(logged)
                .singleElement()
                .asString()
                .matches("\\{\"event\":\"record-failed\",\"stage\":\"score\","
                        + "\"messageId\":\"a\",\"receives\":2,\"error\":\"java.lang.IllegalStateException\","
                        + "\"at\":\"BatchesTest[^\"]*\"}");
    }

    @Test
    void poisonFailsWithItsReasonSoThatTheQueueGivesItUp() {
        SQSBatchResponse answer = new Batches("score").each(event(record("x", "{\"v\":9}", ""), ring("b")), _ -> {});
        assertThat(ids(answer)).containsExactly("x");
        assertThat(logged).singleElement().asString().contains("\"why\":\"cannot read a message of version 9");
    }

    @Test
    void poisonOfAFifoQueueIsPutAwayAsItIsAndItsGroupGoesOn() {
        try (SqsClient sqs = Queues.builder().build()) {
            String deadLetters = Queues.fifo(sqs);
            List<Message> worked = new ArrayList<>();
            SQSBatchResponse answer = new Batches("assign", Poison.moveTo(sqs, deadLetters))
                    .each(event(record("x", "what?", "cell"), record("b", bell("b"), "cell")), worked::add);
            assertThat(ids(answer)).isEmpty();
            assertThat(worked).containsExactly(new Message.Doorbell("b"));
            assertThat(Queues.drain(sqs, deadLetters))
                    .singleElement()
                    .satisfies(kept -> assertThat(kept.body()).isEqualTo("what?"));
            assertThat(logged).singleElement().asString().contains("record-put-away");
        }
    }

    @Test
    void whatFollowsAFailedRecordInItsGroupIsNotTriedAndFailsToo() {
        List<String> tried = new ArrayList<>();
        SQSEvent event = event(
                record("1", bell("1"), "north"),
                record("2", bell("2"), "south"),
                record("3", bell("3"), "north"),
                record("4", bell("4"), "south"));
        SQSBatchResponse answer = new Batches("assign").each(event, message -> {
            String pool = ((Message.Doorbell) message).pool();
            tried.add(pool);
            if (pool.equals("1")) {
                throw new IllegalStateException();
            }
        });
        assertThat(tried).containsExactly("1", "2", "4");
        assertThat(ids(answer)).containsExactly("1", "3");
        assertThat(ids(Batches.failing(event, Set.of("2")))).containsExactly("2", "4");
    }

    @Test
    void aWholeBatchIsDecodedWithoutItsPoison() {
        List<String> putAway = new ArrayList<>();
        Batches batches = new Batches("assign", (record, _) -> {
            if (record.getMessageId().equals("y")) {
                throw new IllegalStateException();
            }
            putAway.add(record.getMessageId());
        });
        Batches.Arrivals arrivals = batches.decode(event(record("x", "", "cell"), ring("b"), record("y", "", "cell")));
        assertThat(arrivals.messages()).containsExactly(new Arrival("b", new Message.Doorbell("b")));
        assertThat(putAway).containsExactly("x");
        assertThat(arrivals.failed()).containsExactly("y");
    }

    @Test
    void anEventWithoutRecordsIsFine() {
        assertThat(ids(new Batches("score").each(new SQSEvent(), _ -> {}))).isEmpty();
    }

    private static List<String> ids(SQSBatchResponse answer) {
        return answer.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private static SQSEvent event(SQSMessage... records) {
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(records));
        return event;
    }

    private static String bell(String pool) {
        return Messages.encode(new Message.Doorbell(pool));
    }

    private static SQSMessage ring(String pool) {
        return record(pool, bell(pool), "");
    }

    private static SQSMessage record(String id, String body, String group) {
        SQSMessage record = new SQSMessage();
        record.setMessageId(id);
        record.setBody(body);
        record.setAttributes(
                group.isEmpty()
                        ? Map.of("ApproximateReceiveCount", "2")
                        : Map.of("ApproximateReceiveCount", "2", "MessageGroupId", group));
        return record;
    }
}
