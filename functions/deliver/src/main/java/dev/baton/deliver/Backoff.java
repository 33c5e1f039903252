package dev.baton.deliver;

import dev.baton.salesforce.Failure;
import dev.baton.salesforce.Jitter;
import dev.baton.store.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** How long things wait. Pure but for the dice, which are given. */
final class Backoff {
    /** How often a lead whose own row stays locked is tried, over about two hours. */
    static final int TRIES = 10;

    private static final Duration SHORTEST_SPREAD = Duration.ofSeconds(30);
    private static final Duration LONGEST_SPREAD = Duration.ofMinutes(10);

    private Backoff() {}

    /** A pause that begins now. */
    static Pause begin(Failure failure, Instant now, RandomGenerator random) {
        Pause.Why why = why(failure);
        return new Pause(why, failure.reason(), now, now.plus(length(why, 0, random)), 0);
    }

    /** The same pause after one more probe has failed. */
    static Pause prolonged(Pause pause, Failure failure, Instant now, RandomGenerator random) {
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

    private static Duration length(Pause.Why why, int probes, RandomGenerator random) {
        return switch (why) {
            case DOWN -> Jitter.wait(probes + 1, Duration.ofSeconds(20), Duration.ofMinutes(5), random);
            // The 24 hours roll: some calls come back every hour, and nobody is told when.
            case DAILY_LIMIT -> Jitter.wait(probes + 1, Duration.ofMinutes(10), Duration.ofHours(1), random);
            case CONFIGURATION -> Jitter.wait(probes + 1, Duration.ofMinutes(1), Duration.ofMinutes(15), random);
        };
    }

    /** When a delivery that waits for a pause's end goes on: the longer it was, the more wait, and the wider they are spread. */
    static Instant afterwards(Pause pause, RandomGenerator random) {
        Duration half = Duration.between(pause.since(), pause.until()).dividedBy(2);
        Duration spread = half.compareTo(SHORTEST_SPREAD) < 0
                ? SHORTEST_SPREAD
                : half.compareTo(LONGEST_SPREAD) > 0 ? LONGEST_SPREAD : half;
        return pause.until().plusMillis(random.nextLong(spread.toMillis()));
    }

    /** When a lead whose own row was locked goes on. */
    static Instant again(int tries, Instant now, RandomGenerator random) {
        return now.plus(Jitter.wait(tries, Duration.ofSeconds(40), Duration.ofMinutes(15), random));
    }
}
