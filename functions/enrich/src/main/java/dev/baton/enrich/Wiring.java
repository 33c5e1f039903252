package dev.baton.enrich;

import dev.baton.queue.Sender;
import dev.baton.store.LookupStore;
import dev.baton.store.Signals;
import dev.baton.store.Tables;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Puts enrich together. */
final class Wiring {
    /** The JDK keeps five idle connections to a host; more readers than that would shake hands for each read. */
    private static final int READERS = 5;

    @Produces
    @Singleton
    EnrichStage stage(DynamoDbClient dynamo, SqsClient sqs, EnrichConfig config) {
        Tables tables = new Tables(config.leadsTable(), config.routingTable());
        Known known = new StoredKnown(new LookupStore(dynamo, tables), new Signals(dynamo, tables), Clock.systemUTC());
        Enrichment enrichment = new Enrichment(
                known,
                Executors.newFixedThreadPool(READERS, Thread.ofVirtual().factory()),
                config.enrichBudget(),
                config.enrichSignals());
        return new EnrichStage(enrichment, new Sender(sqs), config.scoreQueue());
    }
}
