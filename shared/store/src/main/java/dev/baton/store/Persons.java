package dev.baton.store;

import dev.baton.lead.LeadId;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Which lead is a person's first. */
@SuppressWarnings("DoNotCallSuggester")
public final class Persons {
    public Persons(DynamoDbClient client, Tables tables) {}

    /**
     * The lead that this person's later submissions follow, read strongly.
     *
     * @param personKey {@code Keys.person()}; empty answers empty
     */
    public Optional<LeadId> first(String personKey) {
        throw new UnsupportedOperationException();
    }
}
