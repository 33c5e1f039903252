package dev.baton.ingest.intake;

import dev.baton.lead.LeadId;
import dev.baton.store.LeadState;

/** What came of a submission. */
public sealed interface Taken {
    /** Baton is responsible for it: since now, or since the same thing was sent before. */
    record Accepted(LeadId id) implements Taken {}

    /** Its key names another lead already, which stays as it is. */
    record KeyUsed(LeadState there) implements Taken {}
}
