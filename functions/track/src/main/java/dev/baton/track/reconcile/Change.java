package dev.baton.track.reconcile;

import dev.baton.lead.Owner;
import dev.baton.store.Reown;
import java.time.Instant;

/** Something that a lead needs so that it agrees with its Salesforce record. Each says when it happened and why. */
public sealed interface Change {
    /** When it happened, by Salesforce's clock. */
    Instant at();

    /** Why, in one sentence that may be shown: no personal data. */
    String why();

    /** Somebody has dealt with it for the first time, or earlier than was known. */
    record Touch(Instant at, String by, String why) implements Change {}

    /**
     * Somebody else has it.
     *
     * @param kind a person's doing, an automation's, or what a decision in shadow meets
     * @param by the Salesforce user's id; empty when not known
     */
    record Own(Owner to, Reown.Kind kind, Instant at, String by, String why) implements Change {}

    /**
     * It waited for somebody, and a person has given it to this one.
     *
     * @param by the Salesforce user's id; empty when not known
     */
    record Take(Owner to, Instant at, String by, String why) implements Change {}

    /**
     * It is over.
     *
     * @param reason what is kept as the reason, see {@link Ends}
     */
    record Close(String reason, Instant at, String by, String why) implements Change {}

    /** What had closed it is no longer so. */
    record Reopen(Instant at, String by, String why) implements Change {}
}
