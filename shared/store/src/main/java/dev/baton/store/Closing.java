package dev.baton.store;

import dev.baton.lead.LeadId;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What happens to a lead after somebody has it. Each takes effect exactly once, however often it is asked for. */
@SuppressWarnings("DoNotCallSuggester")
public final class Closing {
    public Closing(DynamoDbClient client, Tables tables) {}

    /** Closes a lead and frees its owner's capacity, in one transaction. */
    public CloseResult close(LeadId id, String by, String reason, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** Marks the first touch. */
    public TouchResult touch(LeadId id, String by, Instant now) {
        throw new UnsupportedOperationException();
    }
}
