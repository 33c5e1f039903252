package dev.baton.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.local.lambda.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Carries leads from queue to function in batches of an exact size: a stack whose functions nobody else calls, so that each request and
 * each millisecond belongs to one stage and one batch size. Blocks of batches of one and of ten take turns. For one thread.
 */
final class Conveyor {
    static final List<Stage> STAGES = List.of(
            new Stage("enrich", "EnrichQueue", "ScoreQueue"),
            new Stage("score", "ScoreQueue", "AssignQueue"),
            new Stage("assign", "AssignQueue", "DeliverQueue"),
            new Stage("deliver", "DeliverQueue", ""));

    private static final int BLOCK = 40;
    private static final int TEN = 10;

    private final Stack stack;
    private final MeterFile meter;

    Conveyor(Stack stack, MeterFile meter) {
        this.stack = stack;
        this.meter = meter;
    }

    /**
     * What a stage did in batches of one size.
     *
     * @param usage of all blocks together
     * @param perSecond the leads per second of each block
     */
    record Run(Usage usage, Samples perSecond) {}

    /** What a stage did in batches of one and in batches of ten, by turns. */
    record Beside(Run one, Run ten) {
        double ratio() {
            return ten.perSecond().median() / one.perSecond().median();
        }
    }

    /** Posts that many forms, one after the other. */
    Usage post(Forms forms, int count) throws InterruptedException {
        int logged = stack.log("form").length();
        meter.sinceLast();
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            stack.post(forms.next());
        }
        return meter.sinceLast()
                .called(
                        count,
                        count,
                        seconds(start),
                        0,
                        (long) stack.log("form").length() - logged);
    }

    /** Takes what the stage before has sent, and works it off: half in ones, half in tens. */
    Beside carry(Stage stage, int count) throws InterruptedException {
        List<Message> waiting = stack.queue(stage.queue()).take(count);
        Tally one = new Tally();
        Tally ten = new Tally();
        meter.sinceLast();
        for (int from = 0, block = 0; from < waiting.size(); from += BLOCK, block++) {
            List<Message> messages = waiting.subList(from, Math.min(waiting.size(), from + BLOCK));
            boolean together = block % 2 == 1;
            (together ? ten : one).add(work(stage, messages, together ? TEN : 1));
        }
        return new Beside(one.run(), ten.run());
    }

    private static final class Tally {
        private final List<Double> perSecond = new ArrayList<>();
        private Usage usage = Usage.NONE;

        void add(Usage block) {
            usage = usage.plus(block);
            perSecond.add(block.leads() / block.seconds());
        }

        Run run() {
            return new Run(usage, Samples.of(perSecond));
        }
    }

    private Usage work(Stage stage, List<Message> messages, int size) throws InterruptedException {
        int logged = stack.log(stage.function()).length();
        long invocations = 0;
        long polls = 0;
        long start = System.nanoTime();
        for (int from = 0; from < messages.size(); from += size) {
            List<Message> batch = messages.subList(from, Math.min(messages.size(), from + size));
            invoke(stage, batch);
            invocations++;
            // One request receives the batch (each 64 KB of it is one), one deletes it.
            long bytes = batch.stream().mapToLong(each -> each.body().length()).sum();
            polls += 1 + Math.ceilDiv(bytes, 64L * 1024);
        }
        double took = seconds(start);
        return meter.sinceLast()
                .called(
                        messages.size(),
                        invocations,
                        took,
                        polls,
                        (long) stack.log(stage.function()).length() - logged);
    }

    /** Hands a batch to a stage's function, which must take all of it. */
    void invoke(Stage stage, List<Message> batch) throws InterruptedException {
        Result result = stack.run().invoke(stage.function(), event(batch));
        if (!(result instanceof Result.Answered answered)
                || answered.payload().replace(" ", "").contains("itemIdentifier")) {
            throw new IllegalStateException(stage.function() + " did not take a batch: it " + result.summary());
        }
    }

    /** The event in which Lambda hands over these messages. */
    static String event(List<Message> batch) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        ArrayNode records = event.putArray("Records");
        for (Message message : batch) {
            record(records, message.messageId(), message.body(), message.attributesAsStrings());
        }
        return event.toString();
    }

    /** The event in which Lambda hands over one message of that text. */
    static String event(String text) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        record(event.putArray("Records"), "1", text, Map.of("ApproximateReceiveCount", "1"));
        return event.toString();
    }

    private static void record(ArrayNode records, String id, String body, Map<String, String> attributes) {
        ObjectNode entry = records.addObject();
        entry.put("messageId", id).put("receiptHandle", id).put("body", body);
        ObjectNode own = entry.putObject("attributes");
        attributes.forEach(own::put);
        entry.put("eventSource", "aws:sqs")
                .put("eventSourceARN", "arn:aws:sqs:us-east-1:000000000000:bench")
                .put("awsRegion", "us-east-1");
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
