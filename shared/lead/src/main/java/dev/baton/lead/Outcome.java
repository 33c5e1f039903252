package dev.baton.lead;

import java.time.Instant;

/** How one routing of a lead ended, or where it waits. */
public sealed interface Outcome {
    /**
     * A rep or the fallback queue has it.
     *
     * @param pool the pool that picked; for the fallback queue, the pool that had nobody
     * @param why one sentence: whose turn it was, or why it fell back
     */
    record Assigned(Owner owner, String pool, String why) implements Outcome {}

    /**
     * Nobody is free.
     *
     * @param until the deadline, counted from the routing's first parking; it never moves later while the lead waits for the same pool
     * @param then the pool that is asked at the deadline, or {@link #FALLBACK}
     */
    record Held(String pool, Instant until, String then, String why) implements Outcome {}

    /** Waits in a campaign for a new form or signal. */
    record Nurtured(String campaign, String why) implements Outcome {}

    /** Will never be routed. */
    record Rejected(String why) implements Outcome {}

    /** The name that stands for the fallback queue where a pool's name could stand. */
    String FALLBACK = "fallback";

    /** A candidate who was not chosen, and why not. */
    record PassedOver(String rep, String why) {}
}
