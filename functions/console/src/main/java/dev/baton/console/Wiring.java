package dev.baton.console;

import dev.baton.store.LeadStore;
import dev.baton.store.Tables;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Puts the status read together. */
final class Wiring {
    @Produces
    @Singleton
    StatusRead statusRead(DynamoDbClient client, ConsoleConfig config) {
        return new StatusRead(new LeadStore(client, new Tables(config.leadsTable(), "")));
    }
}
