package dev.baton.store;

/** What came of removing a delivery's mark. */
public sealed interface Cleared {
    /** The mark was this routing's, and is gone. */
    record Done() implements Cleared {}

    /** There was no mark of this routing any more: a duplicate. */
    record Already() implements Cleared {}

    /** A newer routing has an outcome; its delivery is marked again: send it (from its decision) once more. */
    record Newer(LeadState there) implements Cleared {}
}
