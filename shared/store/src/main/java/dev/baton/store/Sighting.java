package dev.baton.store;

import java.util.Optional;

/**
 * What was learnt of a Salesforce record at one moment. What it does not say is empty.
 *
 * @param record the record's 18-character id
 * @param kind what it is
 * @param stamp as of when
 * @param sets whether it tells what was changed ({@code true}), or only how the record was found
 * @param ours whether Baton's own write caused it
 * @param by the id of the user who made the change; empty when not known
 * @param owner the owner's 18-character id, a user's or a queue's
 */
public record Sighting(
        String record,
        Kind kind,
        Stamp stamp,
        boolean sets,
        boolean ours,
        String by,
        Optional<String> owner,
        Optional<String> status,
        Optional<Boolean> converted,
        Optional<Boolean> deleted) {
    /** What a record is that a lead was delivered to. */
    public enum Kind {
        LEAD,
        CONTACT
    }
}
