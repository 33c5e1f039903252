package dev.baton.deliver;

import dev.baton.queue.Sender;
import dev.baton.salesforce.Connection;
import dev.baton.salesforce.Http;
import dev.baton.salesforce.Salesforce;
import dev.baton.secrets.AwsSecrets;
import dev.baton.store.Deliveries;
import dev.baton.store.FirstTouches;
import dev.baton.store.LeadStore;
import dev.baton.store.Pauses;
import dev.baton.store.PersonClaims;
import dev.baton.store.PlaybookStore;
import dev.baton.store.Records;
import dev.baton.store.Reowning;
import dev.baton.store.RosterStore;
import dev.baton.store.SettingsStore;
import dev.baton.store.Tables;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Puts deliver together. There is no Quarkus extension for EventBridge, so its client is made here, with the same limits. */
final class Wiring {
    @Produces
    @Singleton
    @SuppressWarnings("SystemOut") // CloudWatch takes metrics from lines that are JSON and nothing else
    DeliverStage stage(DynamoDbClient dynamo, SqsClient sqs, Http http, DeliverConfig config) {
        EventBridgeClient events = EventBridgeClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(limits ->
                        limits.apiCallAttemptTimeout(Duration.ofSeconds(2)).apiCallTimeout(Duration.ofSeconds(5)))
                .build();
        Clock clock = Clock.systemUTC();
        Optional<Salesforce> salesforce = Connection.of(environment(config))
                .map(connection -> new Salesforce(connection, http, new AwsSecrets(), clock));
        return stage(
                new Stores(dynamo, new Tables(config.leadsTable(), config.routingTable())),
                new Sends(new Sender(sqs), config.deliverQueue(), config.changesQueue()),
                new Bus(events, config.eventBus()),
                salesforce,
                new Pace(
                        new Throttle(config.salesforceSlowAt(), config.salesforceStopAt()),
                        new Backoff(Duration.ofSeconds(config.salesforcePause()))),
                System.out,
                clock);
    }

    private static Map<String, String> environment(DeliverConfig config) {
        return Map.of(
                "BATON_SALESFORCE_URL", config.salesforceUrl().orElse(""),
                "BATON_SALESFORCE_AUTH", config.salesforceAuth().orElse(""),
                "BATON_SALESFORCE_CLIENT_ID", config.salesforceClientId().orElse(""),
                "BATON_SALESFORCE_USER", config.salesforceUser().orElse(""),
                "BATON_SALESFORCE_SECRET", config.salesforceSecret().orElse(""),
                "BATON_SALESFORCE_API", config.salesforceApi().orElse(""),
                "BATON_CLIENT", config.client().orElse(""));
    }

    /** Where things are kept. */
    record Stores(DynamoDbClient dynamo, Tables tables) {}

    /** Where things are sent: queue URLs. */
    record Sends(Sender sender, String deliverQueue, String changesQueue) {}

    /** How fast it goes: near the org's limits, and after a failure. */
    record Pace(Throttle throttle, Backoff backoff) {}

    static DeliverStage stage(
            Stores at, Sends sends, Bus bus, Optional<Salesforce> salesforce, Pace pace, PrintStream out, Clock clock) {
        LeadStore leads = new LeadStore(at.dynamo(), at.tables());
        Delivery delivery =
                new Delivery(leads, new Deliveries(at.dynamo(), at.tables()), sends.sender(), sends.deliverQueue());
        Setup setup = new Setup(
                new RosterStore(at.dynamo(), at.tables()),
                new SettingsStore(at.dynamo(), at.tables()),
                new PlaybookStore(at.dynamo(), at.tables()));
        Aftermath aftermath = new Aftermath(
                leads,
                new Records(at.dynamo(), at.tables()),
                new Reowning(at.dynamo(), at.tables()),
                setup,
                sends.sender(),
                sends.changesQueue(),
                clock);
        RandomGenerator random = new Random();
        Nudges nudges = new Nudges(
                leads,
                new Records(at.dynamo(), at.tables()),
                new FirstTouches(at.dynamo(), at.tables()),
                setup,
                pace.backoff(),
                clock,
                random);
        Optional<Crm> crm = salesforce.map(org -> new Crm(
                org,
                new Pauses(at.dynamo(), at.tables()),
                new PersonClaims(at.dynamo(), at.tables()),
                pace,
                setup,
                clock,
                random));
        return new DeliverStage(
                delivery,
                bus,
                new ToSalesforce(delivery, crm, aftermath, nudges, new Metrics(out), pace.backoff(), clock, random),
                clock);
    }
}
