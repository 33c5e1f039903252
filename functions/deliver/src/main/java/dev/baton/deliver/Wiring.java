package dev.baton.deliver;

import dev.baton.queue.Sender;
import dev.baton.store.Deliveries;
import dev.baton.store.LeadStore;
import dev.baton.store.Tables;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Puts deliver together. There is no Quarkus extension for EventBridge, so its client is made here, with the same limits. */
final class Wiring {
    @Produces
    @Singleton
    DeliverStage stage(DynamoDbClient dynamo, SqsClient sqs, DeliverConfig config) {
        EventBridgeClient events = EventBridgeClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(limits ->
                        limits.apiCallAttemptTimeout(Duration.ofSeconds(2)).apiCallTimeout(Duration.ofSeconds(5)))
                .build();
        return stage(
                dynamo,
                new Sender(sqs),
                new Bus(events, config.eventBus()),
                new Tables(config.leadsTable(), ""),
                config.deliverQueue(),
                Clock.systemUTC());
    }

    static DeliverStage stage(
            DynamoDbClient dynamo, Sender sender, Bus bus, Tables tables, String deliverQueue, Clock clock) {
        Delivery delivery =
                new Delivery(new LeadStore(dynamo, tables), new Deliveries(dynamo, tables), sender, deliverQueue);
        return new DeliverStage(delivery, bus, clock);
    }
}
