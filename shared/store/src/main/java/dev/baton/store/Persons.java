package dev.baton.store;

import dev.baton.lead.LeadId;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Which lead is a person's first. */
public final class Persons {
    private final Dynamo dynamo;

    public Persons(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
    }

    /**
     * The lead that this person's later submissions follow, read strongly.
     *
     * @param personKey {@code Keys.person()}; empty answers empty
     */
    public Optional<LeadId> first(String personKey) {
        return personKey.isEmpty()
                ? Optional.empty()
                : dynamo.get(dynamo.inLeads(Key.first(personKey)))
                        .map(item -> new LeadId(Attributes.text(item, "lead")));
    }
}
