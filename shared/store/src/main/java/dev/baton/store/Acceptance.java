package dev.baton.store;

/** What came of accepting a lead. */
public sealed interface Acceptance {
    /** It is new, and Baton has it. */
    record Accepted() implements Acceptance {}

    /** The same body came before under this id: answer as then, and while {@code there} is undecided send the message again. */
    record SameAgain(LeadState there) implements Acceptance {}

    /** Another body came before under this id. */
    record Different(LeadState there) implements Acceptance {}
}
