package dev.baton.deliver;

import dev.baton.salesforce.Failure;
import dev.baton.salesforce.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Slows down before the org's daily calls are used up: above {@code slow} percent a falling share of the batches is written at once, and
 * the others wait for a common moment, where they fill batches and so cost fewer calls; above {@code stop} percent the rest is left to the
 * people and programs that share the org. Pure.
 */
record Throttle(int slow, int stop) {
    private static final Duration SLOT = Duration.ofMinutes(5);
    private static final Duration SPREAD = Duration.ofSeconds(50);

    /** What a reading of the calls means. */
    sealed interface Advice {
        /** Write. */
        record Go() implements Advice {}

        /** Write later. */
        record Wait(Instant until) implements Advice {}

        /** Pause. */
        record Stop(Failure why) implements Advice {}
    }

    Throttle {
        if (slow < 1 || slow > stop || stop > 100) {
            throw new IllegalArgumentException(
                    "BATON_SALESFORCE_SLOW_AT and BATON_SALESFORCE_STOP_AT are percentages of the org's"
                            + " daily calls, the first not above the second");
        }
    }

    Advice judge(Usage usage, Instant now, RandomGenerator random) {
        int used = usage.percent();
        if (used >= stop) {
            return new Advice.Stop(new Failure.DailyLimit("api-usage " + used + "%"));
        }
        if (used < slow || random.nextInt(stop - slow) < stop - used) {
            return new Advice.Go();
        }
        long slot = SLOT.toSeconds();
        Instant next = Instant.ofEpochSecond((now.getEpochSecond() / slot + 1) * slot);
        return new Advice.Wait(next.plusMillis(random.nextLong(SPREAD.toMillis())));
    }
}
