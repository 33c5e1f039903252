package dev.baton.local.gateway;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Delivers some messages twice, as SQS may: half of them while the first delivery is under way, half of them after it. For tests.
 * Thread-safe.
 */
public final class Duplicates {
    private final double rate;
    private final Random random;
    private final AtomicLong count = new AtomicLong();

    /**
     * Duplicates of a share of all messages.
     *
     * @param rate from 0 (never) to 1 (each)
     * @param seed of the choice
     */
    public Duplicates(double rate, long seed) {
        this.rate = rate;
        this.random = new Random(seed);
    }

    /** How many messages were delivered twice. */
    public long count() {
        return count.get();
    }

    /** The messages of a batch to deliver twice. */
    List<Message> choose(List<Message> batch) {
        List<Message> chosen =
                batch.stream().filter(message -> random.nextDouble() < rate).toList();
        count.addAndGet(chosen.size());
        return chosen;
    }

    /** Whether the second delivery comes while the first is under way, rather than after it. */
    boolean overlaps() {
        return random.nextBoolean();
    }
}
