package dev.baton.store;

import dev.baton.lead.LeadId;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What deliver reads and writes. Its first read is {@link LeadStore#state}. */
@SuppressWarnings("DoNotCallSuggester")
public final class Deliveries {
    /**
     * What the world was told last about a lead.
     *
     * @param outcome the outcome as JSON
     */
    public record Told(int routing, Instant at, String outcome) {}

    public Deliveries(DynamoDbClient client, Tables tables) {}

    /**
     * Writes the outbox, unless a newer routing is in it.
     *
     * @return whether it was written
     */
    public boolean tell(LeadId id, Told told) {
        throw new UnsupportedOperationException();
    }

    /** What is in the outbox. */
    public Optional<Told> told(LeadId id) {
        throw new UnsupportedOperationException();
    }

    /** Removes the mark of {@code routing}; where a newer routing has an outcome, marks that one instead. */
    public Cleared clear(LeadId id, int routing, Instant now) {
        throw new UnsupportedOperationException();
    }
}
