package dev.baton.bench;

import dev.baton.standin.StandIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Delivers leads to the Salesforce stand-in, whose every call takes {@link #LATENCY} longer: in batches as the template has them, and one
 * lead at a time, in blocks by turns. For one thread.
 */
final class OrgDelivery {
    /** What a call to a real org takes at least, from the same continent. */
    static final Duration LATENCY = Duration.ofMillis(100);

    /** The most that the template hands to deliver at once. */
    static final int BATCH = 25;

    private static final int BLOCK = 50;
    private static final Stage DELIVER = new Stage("deliver", "DeliverQueue", "");

    private final Stack stack;
    private final Conveyor conveyor;
    private final StandIn org;

    OrgDelivery(Stack stack, Conveyor conveyor) {
        this.stack = stack;
        this.conveyor = conveyor;
        this.org = stack.run().salesforce().orElseThrow();
    }

    /**
     * What was delivered in one way.
     *
     * @param calls of the org's API, as its limit counts them
     * @param perSecond the leads per second of each block
     */
    record Run(long leads, long calls, Samples perSecond) {
        double callsPerLead() {
            return (double) calls / leads;
        }
    }

    /** One at a time, and in batches. */
    record Beside(Run one, Run batched) {
        double ratio() {
            return batched.perSecond().median() / one.perSecond().median();
        }
    }

    /** Takes that many leads, all new to the org, from the form to the org; only the last stage is measured. */
    Beside measure(Forms forms, int count) throws InterruptedException {
        var _ = conveyor.post(forms, count + BATCH);
        for (Stage stage : Conveyor.STAGES) {
            if (!stage.equals(DELIVER)) {
                var _ = conveyor.carry(stage, count + BATCH);
            }
        }
        List<Message> waiting = stack.queue(DELIVER.queue()).take(count + BATCH);
        long before = org.records("Lead").size();
        org.faults().slow(LATENCY);
        conveyor.invoke(DELIVER, waiting.subList(0, BATCH));
        Tally one = new Tally();
        Tally batched = new Tally();
        for (int from = BATCH, block = 0; from < waiting.size(); from += BLOCK, block++) {
            List<Message> messages = waiting.subList(from, Math.min(waiting.size(), from + BLOCK));
            if (block % 2 == 0) {
                work(messages, BATCH, batched);
            } else {
                work(messages, 1, one);
            }
        }
        long written = org.records("Lead").size() - before;
        if (written != waiting.size() || org.records("Task").size() < written) {
            throw new IllegalStateException(
                    "of " + waiting.size() + " leads, " + written + " came to be in the org, each with its Task");
        }
        return new Beside(one.run(), batched.run());
    }

    private void work(List<Message> messages, int size, Tally tally) throws InterruptedException {
        long calls = org.calls();
        long start = System.nanoTime();
        for (int from = 0; from < messages.size(); from += size) {
            conveyor.invoke(DELIVER, messages.subList(from, Math.min(messages.size(), from + size)));
        }
        tally.perSecond.add(messages.size() * 1e9 / (System.nanoTime() - start));
        tally.leads += messages.size();
        tally.calls += org.calls() - calls;
    }

    private static final class Tally {
        private final List<Double> perSecond = new ArrayList<>();
        private long leads;
        private long calls;

        Run run() {
            return new Run(leads, calls, Samples.of(perSecond));
        }
    }
}
