package dev.baton.deliver;

import dev.baton.salesforce.Failure;
import dev.baton.salesforce.Jitter;
import dev.baton.store.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * How long things wait. Pure but for the dice, which are given.
 *
 * @param shortest the first pause after Salesforce did not answer, about; all others are so many times longer
 */
record Backoff(Duration shortest) {
    /** How often a lead whose own row stays locked is tried, over about two hours. */
    static final int TRIES = 10;

    Backoff {
        if (shortest.compareTo(Duration.ofSeconds(1)) < 0 || shortest.compareTo(Duration.ofMinutes(2)) > 0) {
            throw new IllegalArgumentException("BATON_SALESFORCE_PAUSE is a number of seconds from 1 to 120");
        }
    }

    /** A pause that begins now. */
    Pause begin(Failure failure, Instant now, RandomGenerator random) {
        Pause.Why why = why(failure);
        return new Pause(why, failure.reason(), now, now.plus(length(why, 0, random)), 0);
    }

    /** The same pause after one more probe has failed. */
    Pause prolonged(Pause pause, Failure failure, Instant now, RandomGenerator random) {
        Pause.Why why = why(failure);
        int probes = pause.probes() + 1;
        return new Pause(why, failure.reason(), pause.since(), now.plus(length(why, probes, random)), probes);
    }

    private static Pause.Why why(Failure failure) {
        return switch (failure) {
            case Failure.DailyLimit _ -> Pause.Why.DAILY_LIMIT;
            case Failure.Misconfigured _ -> Pause.Why.CONFIGURATION;
            case Failure.Unreachable _, Failure.Locked _, Failure.Duplicate _, Failure.Permanent _ -> Pause.Why.DOWN;
        };
    }

    private Duration length(Pause.Why why, int probes, RandomGenerator random) {
        return switch (why) {
            case DOWN -> Jitter.wait(probes + 1, times(1), times(15), random);
            // The 24 hours roll: some calls come back every hour, and nobody is told when.
            case DAILY_LIMIT -> Jitter.wait(probes + 1, times(30), times(180), random);
            case CONFIGURATION -> Jitter.wait(probes + 1, times(3), times(45), random);
        };
    }

    /** When a delivery that waits for a pause's end goes on: the longer it was, the more wait, and the wider they are spread. */
    Instant afterwards(Pause pause, RandomGenerator random) {
        Duration half = Duration.between(pause.since(), pause.until()).dividedBy(2);
        long spread =
                Math.clamp(half.toMillis(), times(3).toMillis() / 2, times(30).toMillis());
        return pause.until().plusMillis(random.nextLong(spread));
    }

    /** When a lead whose own row was locked goes on. */
    Instant again(int tries, Instant now, RandomGenerator random) {
        return now.plus(Jitter.wait(tries, times(2), times(45), random));
    }

    private Duration times(int factor) {
        return shortest.multipliedBy(factor);
    }
}
