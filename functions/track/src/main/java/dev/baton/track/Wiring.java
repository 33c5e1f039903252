package dev.baton.track;

import dev.baton.lead.Ids;
import dev.baton.lead.Mode;
import dev.baton.salesforce.Answer;
import dev.baton.salesforce.Connection;
import dev.baton.salesforce.Identity;
import dev.baton.salesforce.Salesforce;
import dev.baton.salesforce.rest.RestHttp;
import dev.baton.secrets.AwsSecrets;
import dev.baton.secrets.Secrets;
import dev.baton.store.Marks;
import dev.baton.store.Tables;
import dev.baton.track.crm.Rows;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Puts track together. */
final class Wiring {
    private static final Clock CLOCK = Clock.systemUTC();

    @Produces
    @Singleton
    Secrets secrets() {
        return new AwsSecrets();
    }

    @Produces
    @Singleton
    Optional<Salesforce> salesforce(Secrets secrets, RestHttp http) {
        return Connection.of(System.getenv()).map(org -> new Salesforce(org, http, secrets, CLOCK));
    }

    @Produces
    @Singleton
    Parts parts(
            DynamoDbClient dynamo,
            SqsClient sqs,
            Optional<Salesforce> salesforce,
            Secrets secrets,
            TrackConfig config) {
        return new Parts(
                dynamo,
                sqs,
                tables(config),
                new Parts.Queues(
                        config.enrichQueue(), config.assignQueue(), config.changesQueue(), config.inboxQueue()),
                new Ids(secrets.read(config.secretRef())),
                salesforce.map(Rows::of),
                config.client(),
                config.overrideTurn(),
                Mode.of(config.mode()),
                CLOCK);
    }

    @Produces
    @Singleton
    Track track(Parts parts) {
        return parts.track();
    }

    @Produces
    @Singleton
    Optional<Polling> polling(
            Parts parts, Track track, Optional<Salesforce> salesforce, DynamoDbClient dynamo, TrackConfig config) {
        return salesforce.flatMap(org -> parts.polling(track, new Marks(dynamo, tables(config)), () -> id(org)));
    }

    @Produces
    @Singleton
    Optional<SyncJob> sync(DynamoDbClient dynamo, SqsClient sqs, Optional<Salesforce> salesforce, TrackConfig config) {
        return salesforce.map(org -> SyncJob.of(
                org, dynamo, sqs, tables(config), config.assignQueue(), config.changesQueue(), () -> id(org), CLOCK));
    }

    private static String id(Salesforce salesforce) {
        return switch (salesforce.identity()) {
            case Answer.Ok<Identity> ok -> ok.value().org();
            case Answer.Failed<Identity> failed ->
                throw new IllegalStateException(failed.failure().reason());
        };
    }

    private static Tables tables(TrackConfig config) {
        return new Tables(config.leadsTable(), config.routingTable());
    }
}
