package dev.baton.ingest;

import dev.baton.ingest.http.Cors;
import dev.baton.ingest.http.FormKeys;
import dev.baton.ingest.http.LeadPost;
import dev.baton.ingest.http.SignalPost;
import dev.baton.ingest.intake.Intake;
import dev.baton.ingest.salesforce.Relay;
import dev.baton.intake.Returning;
import dev.baton.intake.ToEnrich;
import dev.baton.lead.Ids;
import dev.baton.queue.Sender;
import dev.baton.secrets.AwsSecrets;
import dev.baton.secrets.Secrets;
import dev.baton.store.KeptStore;
import dev.baton.store.LeadStore;
import dev.baton.store.Outcomes;
import dev.baton.store.Persons;
import dev.baton.store.PlaybookStore;
import dev.baton.store.Rerouting;
import dev.baton.store.Signals;
import dev.baton.store.Tables;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Puts the two ways in together. */
final class Wiring {
    private static final Clock CLOCK = Clock.systemUTC();

    @Produces
    @Singleton
    Secrets secrets() {
        return new AwsSecrets();
    }

    @Produces
    @Singleton
    Ids ids(Secrets secrets, IngestConfig config) {
        return new Ids(secrets.read(config.secretRef()));
    }

    @Produces
    @Singleton
    Returning returning(DynamoDbClient dynamo, SqsClient sqs, IngestConfig config) {
        Tables tables = tables(config);
        return new Returning(
                new LeadStore(dynamo, tables),
                new Persons(dynamo, tables),
                new Signals(dynamo, tables),
                new Rerouting(dynamo, tables),
                toEnrich(sqs, config));
    }

    @Produces
    @Singleton
    Intake intake(Ids ids, Returning returning, DynamoDbClient dynamo, SqsClient sqs, IngestConfig config) {
        Tables tables = tables(config);
        return new Intake(
                ids,
                new LeadStore(dynamo, tables),
                new Outcomes(dynamo, tables),
                returning,
                toEnrich(sqs, config),
                CLOCK);
    }

    @Produces
    @Singleton
    Front front(Ids ids, Secrets secrets, Intake intake, Returning returning, IngestConfig config) {
        FormKeys keys = config.formKeys()
                .map(reference -> FormKeys.of(reference, secrets, CLOCK))
                .orElseGet(() -> new FormKeys(List.of()));
        return new Front(
                new Cors(set(config.origins())),
                new LeadPost(keys, set(config.returnHosts()), config.honeypot().orElse("")),
                new SignalPost(keys),
                ids,
                intake,
                returning,
                CLOCK);
    }

    @Produces
    @Singleton
    Inbox inbox(Intake intake, Returning returning, DynamoDbClient dynamo, IngestConfig config) {
        return new Inbox(
                new Relay(config.client(), new RouteWhenNow(new PlaybookStore(dynamo, tables(config)), CLOCK)),
                intake,
                returning,
                new LeadStore(dynamo, tables(config)),
                new KeptStore(dynamo, tables(config)),
                new KeptMetric(System.out),
                CLOCK);
    }

    private static ToEnrich toEnrich(SqsClient sqs, IngestConfig config) {
        Sender sender = new Sender(sqs);
        return message -> sender.send(config.enrichQueue(), message);
    }

    /** Of the other table only {@code route-when} is read. */
    private static Tables tables(IngestConfig config) {
        return new Tables(config.leadsTable(), config.routingTable().orElse(""));
    }

    private static Set<String> set(Optional<List<String>> names) {
        return names.orElse(List.of()).stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
