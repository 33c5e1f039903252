package dev.baton.cli;

import dev.baton.secrets.AwsSecrets;
import dev.baton.secrets.SecretException;
import dev.baton.store.Assignments;
import dev.baton.store.Closing;
import dev.baton.store.Deliveries;
import dev.baton.store.FirstTouches;
import dev.baton.store.Forgetting;
import dev.baton.store.HeldLeads;
import dev.baton.store.KeptStore;
import dev.baton.store.LeadStore;
import dev.baton.store.LookupStore;
import dev.baton.store.PlaybookStore;
import dev.baton.store.Reassigning;
import dev.baton.store.Records;
import dev.baton.store.Rerouting;
import dev.baton.store.RosterStore;
import dev.baton.store.Tables;
import dev.baton.store.Timers;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** An operator's connection to one stack. To be closed. */
final class Desk implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    // The engines of the local run take any credentials and know one region.
    private static final String LOCAL_REGION = "us-east-1";
    private static final String ANYBODY = "local";

    private final Stack stack;
    private final SdkHttpClient http;
    private final DynamoDbClient dynamoDb;
    private final SqsClient sqs;
    private final Tables tables;

    private Desk(Stack stack) {
        this.stack = stack;
        this.tables = new Tables(stack.require("BATON_LEADS_TABLE"), stack.require("BATON_ROUTING_TABLE"));
        this.http = UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(5))
                .socketTimeout(PATIENCE)
                .build();
        this.dynamoDb = with(DynamoDbClient.builder(), stack, "DYNAMODB")
                .httpClient(http)
                .build();
        this.sqs = with(SqsClient.builder(), stack, "SQS").httpClient(http).build();
    }

    /**
     * Connects. Nothing is sent yet.
     *
     * @throws Refusal when the stack does not say where its tables are
     */
    static Desk open(Stack stack) {
        return new Desk(stack);
    }

    Stack stack() {
        return stack;
    }

    DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    SqsClient sqs() {
        return sqs;
    }

    Tables tables() {
        return tables;
    }

    LeadStore leads() {
        return new LeadStore(dynamoDb, tables);
    }

    Assignments assignments() {
        return new Assignments(dynamoDb, tables);
    }

    Closing closing() {
        return new Closing(dynamoDb, tables);
    }

    Deliveries deliveries() {
        return new Deliveries(dynamoDb, tables);
    }

    FirstTouches firstTouches() {
        return new FirstTouches(dynamoDb, tables);
    }

    HeldLeads heldLeads() {
        return new HeldLeads(dynamoDb, tables);
    }

    KeptStore kept() {
        return new KeptStore(dynamoDb, tables);
    }

    LookupStore lookups() {
        return new LookupStore(dynamoDb, tables);
    }

    PlaybookStore playbooks() {
        return new PlaybookStore(dynamoDb, tables);
    }

    Rerouting rerouting() {
        return new Rerouting(dynamoDb, tables);
    }

    Records records() {
        return new Records(dynamoDb, tables);
    }

    Timers timers() {
        return new Timers(dynamoDb, tables);
    }

    RosterStore roster() {
        return new RosterStore(dynamoDb, tables);
    }

    Reassigning reassigning() {
        return new Reassigning(dynamoDb, tables);
    }

    Forgetting forgetting() {
        return new Forgetting(dynamoDb, tables);
    }

    /**
     * The deployment's secret, read with the operator's permission where it is kept.
     *
     * @throws Refusal when the stack does not say where that is
     */
    String secret() {
        try (var secrets = new AwsSecrets(
                () -> with(SecretsManagerClient.builder(), stack, "SECRETS_MANAGER")
                        .httpClient(http)
                        .build(),
                () -> with(SsmClient.builder(), stack, "SSM").httpClient(http).build())) {
            return secrets.read(stack.require("BATON_SECRET_REF"));
        } catch (SecretException unread) {
            throw new Refusal(String.valueOf(unread.getMessage()), unread);
        }
    }

    @Override
    public void close() {
        dynamoDb.close();
        sqs.close();
        http.close();
    }

    /** A client of one of the stack's services, which waits as long as a person does. */
    static <B extends AwsClientBuilder<B, ?>> B with(B builder, Stack stack, String service) {
        Optional<URI> endpoint = stack.endpoint(service);
        builder.overrideConfiguration(ClientOverrideConfiguration.builder()
                .apiCallTimeout(PATIENCE)
                // DynamoDB's own default is eight retries: somebody waits for the answer.
                .retryStrategy(RetryMode.STANDARD)
                .build());
        endpoint.ifPresent(builder::endpointOverride);
        boolean local = endpoint.isPresent();
        stack.find("AWS_REGION")
                .or(() -> local ? Optional.of(LOCAL_REGION) : Optional.empty())
                .ifPresent(region -> builder.region(Region.of(region)));
        return builder.credentialsProvider(credentials(stack, local));
    }

    private static AwsCredentialsProvider credentials(Stack stack, boolean local) {
        return local
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        stack.find("AWS_ACCESS_KEY_ID").orElse(ANYBODY),
                        stack.find("AWS_SECRET_ACCESS_KEY").orElse(ANYBODY)))
                : DefaultCredentialsProvider.builder().build();
    }
}
