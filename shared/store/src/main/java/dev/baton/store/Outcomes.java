package dev.baton.store;

import dev.baton.lead.Decision;
import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The ends that score decides: nurtured and rejected. */
@SuppressWarnings("DoNotCallSuggester")
public final class Outcomes {
    public Outcomes(DynamoDbClient client, Tables tables) {}

    /**
     * Ends a routing: the lead's state, its decision and its delivery mark, in one transaction.
     *
     * @param decision its outcome is {@code Nurtured} or {@code Rejected}
     * @throws IllegalArgumentException for another outcome
     */
    public Ending end(Lead lead, Facts facts, Decision decision, Instant now) {
        throw new UnsupportedOperationException();
    }
}
