package dev.baton.simulation;

import java.time.Duration;
import java.util.Optional;

/**
 * What history does not say.
 *
 * @param openFor how long a lead stays open after somebody got it, where its own end is not known; empty: until it is closed from outside
 * @param touching how soon reps turn to their leads, where that is not known; empty: they never do
 * @param remembered how many nurtured leads, and how many persons' and companies' signals, are kept in mind, the newest
 */
public record Assumptions(Optional<Duration> openFor, Optional<Touching> touching, int remembered) {
    /** Nothing happens by itself. */
    public static final Assumptions NONE = new Assumptions(Optional.empty(), Optional.empty(), 10_000);

    /** Five days open; a quarter of an hour until the first touch, and one for each lead. */
    public static final Assumptions USUAL = new Assumptions(
            Optional.of(Duration.ofDays(5)),
            Optional.of(new Touching(Duration.ofMinutes(15), Duration.ofMinutes(15))),
            10_000);

    /**
     * A rep turns to leads in the order they came, one after the other, in working time alone.
     *
     * @param reaction from when the rep has the lead, and has finished with those before it, to the first touch
     * @param handling how long the first touch keeps the rep
     */
    public record Touching(Duration reaction, Duration handling) {}
}
