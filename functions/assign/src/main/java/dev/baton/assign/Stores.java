package dev.baton.assign;

import dev.baton.store.Assignments;
import dev.baton.store.HeldLeads;
import dev.baton.store.LeadStore;
import dev.baton.store.LookupStore;
import dev.baton.store.PlaybookStore;
import dev.baton.store.Tables;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The parts of the store that assign works with. */
record Stores(Assignments assignments, HeldLeads held, LeadStore leads, PlaybookStore playbooks, LookupStore lookups) {
    static Stores of(DynamoDbClient client, Tables tables) {
        return new Stores(
                new Assignments(client, tables),
                new HeldLeads(client, tables),
                new LeadStore(client, tables),
                new PlaybookStore(client, tables),
                new LookupStore(client, tables));
    }
}
