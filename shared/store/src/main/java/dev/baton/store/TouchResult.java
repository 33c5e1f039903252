package dev.baton.store;

/** What came of touching a lead. */
public sealed interface TouchResult {
    /** This is the first touch. */
    record Touched(LeadState before) implements TouchResult {}

    /** It was touched before; the first touch stands. */
    record Already(LeadState there) implements TouchResult {}

    /** It was touched in an earlier routing, before somebody else got it: noted there, as that routing's touch. */
    record Earlier(LeadState there, int routing) implements TouchResult {}

    /** Nobody has it (any more), so there is nothing to touch. */
    record NotAssigned(LeadState there) implements TouchResult {}

    /** No such lead. */
    record Unknown() implements TouchResult {}
}
