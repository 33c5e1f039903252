package dev.baton.store;

import dev.baton.lead.LeadId;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** New routings of leads that have an outcome. */
@SuppressWarnings("DoNotCallSuggester")
public final class Rerouting {
    public Rerouting(DynamoDbClient client, Tables tables) {}

    /**
     * Starts a nurtured lead's next routing: status received, routing one up, and an event that says why. Afterwards send
     * {@code Accepted(lead, routing, 0)}; the timer sends it if that fails.
     *
     * @return the new routing; empty when the lead is not nurtured (any more)
     */
    public Optional<Integer> rescore(LeadId id, String by, String why, Instant now) {
        throw new UnsupportedOperationException();
    }
}
