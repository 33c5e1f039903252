package dev.baton.store;

/** What came of giving a lead another owner outside a decision. */
public sealed interface ReownResult {
    /**
     * Done now.
     *
     * @param before how it stood: where it counted in a rep's load, ring the pools that this rep is a member of
     */
    record Moved(LeadState before) implements ReownResult {}

    /** That owner has it already, and it counts as it should. */
    record Already(LeadState there) implements ReownResult {}

    /** It stands otherwise than the caller had seen: another routing, status or owner. Nothing was done. */
    record Changed(LeadState there) implements ReownResult {}

    /** Nobody has it: it has no outcome yet, waits, or never got an owner, or was erased. Nothing was done. */
    record NotAssigned(LeadState there) implements ReownResult {}

    /** No such lead. */
    record Unknown() implements ReownResult {}
}
