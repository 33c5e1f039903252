package dev.baton.store;

/** Whether something may be sent to Salesforce now. */
public sealed interface Gate {
    /** Yes. */
    record Open() implements Gate {}

    /** Not before {@code pause.until()}, or somebody else is finding out just now. */
    record Closed(Pause pause) implements Gate {}

    /** One delivery, to find out: afterwards end the pause or prolong it. Nobody else is let through meanwhile. */
    record Probe(Pause pause) implements Gate {}
}
