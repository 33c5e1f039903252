package dev.baton.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.json.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

class SenderTest {
    private final SqsClient sqs = Queues.builder().build();

    @AfterEach
    void close() {
        sqs.close();
    }

    @Test
    void aMessageArrivesAsItWasSent() {
        String url = Queues.standard(sqs);
        new Sender(sqs).send(url, TestMessages.DELIVER);
        assertThat(Queues.drain(sqs, url))
                .singleElement()
                .satisfies(got -> assertThat(Messages.decode(got.body())).isEqualTo(TestMessages.DELIVER));
    }

    @Test
    void anyNumberIsSentInCallsOfTen() {
        String url = Queues.standard(sqs);
        AtomicInteger calls = new AtomicInteger();
        try (SqsClient counting = Queues.builder()
                .overrideConfiguration(o -> o.addExecutionInterceptor(new ExecutionInterceptor() {
                    @Override
                    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                        calls.incrementAndGet();
                    }
                }))
                .build()) {
            assertThat(new Sender(counting).sendAll(url, doorbells(23))).isEmpty();
        }
        assertThat(calls).hasValue(3);
        assertThat(Queues.drain(sqs, url)).hasSize(23);
    }

    @Test
    void largeMessagesAreSpreadOverSeveralCalls() {
        String url = Queues.standard(sqs);
        Message large = new Message.Accepted(Samples.withAttributes(Map.of("long", "x".repeat(200_000))), 1, 0);
        List<Outgoing> many = Stream.generate(() -> Outgoing.of(large)).limit(7).toList();
        assertThat(new Sender(sqs).sendAll(url, many)).isEmpty();
        assertThat(Queues.drain(sqs, url)).hasSize(7);
    }

    @Test
    void aGroupStaysInOrderAndARepeatedSendOfALeadIsSwallowedButNoRingIs() {
        String url = Queues.fifo(sqs);
        Sender sender = new Sender(sqs);
        sender.send(url, Outgoing.inGroup("cell", TestMessages.SCORED));
        sender.send(url, Outgoing.inGroup("cell", TestMessages.SCORED));
        sender.send(url, Outgoing.inGroup("cell", TestMessages.DOORBELL));
        sender.send(url, Outgoing.inGroup("cell", TestMessages.DOORBELL));
        sender.send(
                url, Outgoing.inGroup("cell", new Message.Scored(Samples.LEAD, Samples.FACTS, Samples.VERDICT, 1, 1)));
        var received = Queues.drain(sqs, url);
        assertThat(received)
                .extracting(got -> Messages.decode(got.body()).getClass().getSimpleName())
                .containsExactly("Scored", "Doorbell", "Doorbell", "Scored");
        assertThat(received.getFirst().attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "cell")
                .containsEntry(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, Samples.ID + "#1#0");
    }

    @Test
    void aDelayedMessageIsNotThereYet() {
        String url = Queues.standard(sqs);
        new Sender(sqs).send(url, Outgoing.after(Duration.ofMinutes(5), TestMessages.ACCEPTED));
        assertThat(new Backlog(sqs).of(url)).isEqualTo(new Backlog.Depth(0, 0, 1));
        assertThatThrownBy(() -> Outgoing.after(Duration.ofMinutes(16), TestMessages.ACCEPTED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theBacklogCountsWhatIsVisibleAndWhatIsInFlight() {
        String url = Queues.standard(sqs);
        new Sender(sqs).sendAll(url, doorbells(3));
        sqs.receiveMessage(call -> call.queueUrl(url).maxNumberOfMessages(1));
        assertThat(new Backlog(sqs).of(url)).isEqualTo(new Backlog.Depth(2, 1, 0));
        assertThat(new Backlog(sqs).of(url).pending()).isEqualTo(3);
    }

    @Test
    void anEntryThatSqsRefusesInPassingIsSentAgain() {
        String url = Queues.standard(sqs);
        AtomicInteger refusals = new AtomicInteger(2);
        try (SqsClient faulty = refusingFirstEntry(refusals, false)) {
            assertThat(new Sender(faulty).sendAll(url, doorbells(3))).isEmpty();
        }
        assertThat(refusals).hasValue(0);
    }

    @Test
    void anEntryThatSqsRefusesForGoodIsReportedAlone() {
        String url = Queues.standard(sqs);
        List<Outgoing> three = doorbells(3);
        try (SqsClient faulty = refusingFirstEntry(new AtomicInteger(1), true)) {
            assertThat(new Sender(faulty).sendAll(url, three))
                    .containsExactly(new Unsent(three.getFirst(), "Refused", true));
        }
        try (SqsClient faulty = refusingFirstEntry(new AtomicInteger(99), false)) {
            assertThatThrownBy(() -> new Sender(faulty).send(url, TestMessages.ACCEPTED))
                    .isInstanceOf(SendException.class)
                    .hasMessage("Accepted was not sent: Refused");
        }
    }

    @Test
    void aQueueThatIsNotThereIsReportedForEveryMessage() {
        String nowhere = Queues.standard(sqs) + "-gone";
        assertThat(new Sender(sqs).sendAll(nowhere, doorbells(2)))
                .hasSize(2)
                .allSatisfy(unsent -> assertThat(unsent.why()).contains("QueueDoesNotExist"));
    }

    private static List<Outgoing> doorbells(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> Outgoing.of(new Message.Doorbell("pool-" + n)))
                .toList();
    }

    /** Makes the answers say that the first entry was refused, as often as {@code times} says. */
    private static SqsClient refusingFirstEntry(AtomicInteger times, boolean senderFault) {
        return Queues.builder()
                .overrideConfiguration(o -> o.addExecutionInterceptor(new ExecutionInterceptor() {
                    @Override
                    public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
                        if (!(context.response() instanceof SendMessageBatchResponse answer)
                                || times.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
                            return context.response();
                        }
                        var successful = new ArrayList<>(answer.successful());
                        successful.removeIf(entry -> entry.id().equals("0"));
                        return answer.toBuilder()
                                .successful(successful)
                                .failed(BatchResultErrorEntry.builder()
                                        .id("0")
                                        .code("Refused")
                                        .senderFault(senderFault)
                                        .build())
                                .build();
                    }
                }))
                .build();
    }
}
