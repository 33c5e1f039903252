package dev.baton.store;

import dev.baton.lead.Decision;

/** What came of a person's decision about a lead. */
public sealed interface ReassignResult {
    /**
     * Decided: send {@code Deliver} with {@code decision}; the timer sends it if that fails.
     *
     * @param before how it stood: ring its waiters, the list it was on, and the pools of the rep in whose load it counted
     */
    record Reassigned(LeadState before, Decision decision) implements ReassignResult {}

    /** It stands otherwise than was seen: somebody else was first. Nothing was done. */
    record Changed(LeadState there) implements ReassignResult {}

    /** It is on its way in this very moment, or was erased. Nothing was done. */
    record NotNow(LeadState there) implements ReassignResult {}

    /** The new owner's profile changed meanwhile: look again. Nothing was done. */
    record RepChanged() implements ReassignResult {}

    /** No such lead. */
    record Unknown() implements ReassignResult {}
}
