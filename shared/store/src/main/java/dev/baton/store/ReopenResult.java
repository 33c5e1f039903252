package dev.baton.store;

/** What came of opening a closed lead again. */
public sealed interface ReopenResult {
    /** It is open again: {@code before} is how it stood. */
    record Reopened(LeadState before) implements ReopenResult {}

    /** It is not closed, so there is nothing to open: it was opened before, or goes another way now. */
    record NotClosed(LeadState there) implements ReopenResult {}

    /** It was closed before its routing had an outcome: it needs a new routing. */
    record NeverDecided(LeadState there) implements ReopenResult {}

    /** No such lead. */
    record Unknown() implements ReopenResult {}
}
