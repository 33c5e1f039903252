package dev.baton.store;

/** What came of closing a lead. */
public sealed interface CloseResult {
    /** Closed now. {@code before} is how it stood: ring the pools that its owner is a member of, or the pool it was held in. */
    record Closed(LeadState before) implements CloseResult {}

    /** It was closed before, or erased. */
    record Already(LeadState there) implements CloseResult {}

    /** It has no outcome yet, so there is nothing to close. */
    record Undecided(LeadState there) implements CloseResult {}

    /** No such lead. */
    record Unknown() implements CloseResult {}
}
