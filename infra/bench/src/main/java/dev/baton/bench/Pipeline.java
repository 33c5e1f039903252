package dev.baton.bench;

import dev.baton.lead.Outcome;
import dev.baton.queue.Message;
import dev.baton.queue.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The way of a lead, from the form's first byte to the commit of its assignment, beside the same way through stages that do nothing. Both
 * stacks run at once, and forms go to one and the other by turns, one at a time: whatever disturbs the machine disturbs both.
 *
 * <p>The clock stops when SQS takes the message to {@code deliver}, which {@code assign} sends right after its commit. The benchmark
 * stands in {@code deliver}'s place; {@code watch} is switched off, since it is on nobody's way.
 */
final class Pipeline {
    private static final int WARM_UP = 60;
    private static final int GROUP = 25;

    private final Stack real;
    private final Stack idle;
    private final Forms forms = new Forms();

    Pipeline(Stack real, Stack idle) {
        this.real = real;
        this.idle = idle;
    }

    /**
     * What was measured, in milliseconds.
     *
     * @param answered from the form to its 202
     * @param assigned from the form to the commit
     */
    record Way(Samples answered, Samples assigned) {}

    /** The two ways, the forms of both taken by turns. */
    record Beside(Way real, Way idle) {
        double ratio() {
            return real.assigned().median() / idle.assigned().median();
        }

        /** The ratio of medians of each group of forms: how steady it was. */
        Samples ratios() {
            List<Samples> mine = real.assigned().groupsOf(GROUP);
            List<Samples> others = idle.assigned().groupsOf(GROUP);
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < mine.size(); i++) {
                ratios.add(mine.get(i).median() / others.get(i).median());
            }
            return Samples.of(ratios);
        }
    }

    /** Sends that many forms to each. */
    Beside measure(int count) throws InterruptedException {
        Times realTimes = new Times(new ArrayList<>(), new ArrayList<>());
        Times idleTimes = new Times(new ArrayList<>(), new ArrayList<>());
        for (int i = -WARM_UP; i < count; i++) {
            Times unwanted = new Times(new ArrayList<>(), new ArrayList<>());
            travel(real, true, i < 0 ? unwanted : realTimes);
            travel(idle, false, i < 0 ? unwanted : idleTimes);
        }
        return new Beside(realTimes.way(), idleTimes.way());
    }

    private record Times(List<Double> answered, List<Double> assigned) {
        Way way() {
            return new Way(Samples.of(answered), Samples.of(assigned));
        }
    }

    private void travel(Stack stack, boolean decided, Times times) throws InterruptedException {
        String form = forms.next();
        Instant start = Instant.now();
        stack.post(form);
        Instant answered = Instant.now();
        var message = stack.queue("DeliverQueue").next();
        if (decided) {
            requireAssigned(message.body());
        }
        times.answered().add(milliseconds(start, answered));
        times.assigned().add(milliseconds(start, Mailbox.sentAt(message)));
    }

    // A benchmark of leads that nobody gets would be a fast one.
    private static void requireAssigned(String body) {
        if (!(Messages.decode(body) instanceof Message.Deliver deliver
                && deliver.decision().outcome() instanceof Outcome.Assigned)) {
            throw new IllegalStateException("a lead of the benchmark was not assigned");
        }
    }

    private static double milliseconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e6;
    }
}
