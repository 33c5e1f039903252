package dev.baton.store;

import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Leads: accepting them, and reading what is known of them. All reads are strongly consistent. */
@SuppressWarnings("DoNotCallSuggester")
public final class LeadStore {
    public LeadStore(DynamoDbClient client, Tables tables) {}

    /**
     * Accepts a lead unless its id is there already. The conditional put is the check for duplicates; nothing else is.
     *
     * @param digest SHA-256 of what was received and its type, in hex
     * @param now the first timer starts here
     */
    public Acceptance accept(Lead lead, String digest, Received received, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** Where the lead stands. */
    public Optional<LeadState> state(LeadId id) {
        throw new UnsupportedOperationException();
    }

    /** The lead as it was accepted. */
    public Optional<Lead> lead(LeadId id) {
        throw new UnsupportedOperationException();
    }

    /** What was received, verbatim. */
    public Optional<Received> received(LeadId id) {
        throw new UnsupportedOperationException();
    }

    /** One routing's decision. */
    public Optional<Decided> decision(LeadId id, int routing) {
        throw new UnsupportedOperationException();
    }

    /** All decisions, the first routing first. */
    public List<Decided> decisions(LeadId id) {
        throw new UnsupportedOperationException();
    }

    /** What was done to the lead, the oldest first. */
    public List<LeadEvent> events(LeadId id) {
        throw new UnsupportedOperationException();
    }
}
