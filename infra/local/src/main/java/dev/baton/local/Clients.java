package dev.baton.local;

import dev.baton.engines.Engine;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The local run's own clients to the engines. */
record Clients(DynamoDbClient dynamoDb, SqsClient sqs) implements AutoCloseable {
    private static final StaticCredentialsProvider ANYBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    Clients(URI dynamoDb, URI sqs) {
        this(
                DynamoDbClient.builder()
                        .endpointOverride(dynamoDb)
                        .region(Region.of(Engine.REGION))
                        .credentialsProvider(ANYBODY)
                        .httpClient(UrlConnectionHttpClient.create())
                        .build(),
                SqsClient.builder()
                        .endpointOverride(sqs)
                        .region(Region.of(Engine.REGION))
                        .credentialsProvider(ANYBODY)
                        // Longer than the longest poll.
                        .httpClient(UrlConnectionHttpClient.builder()
                                .socketTimeout(Duration.ofSeconds(40))
                                .build())
                        .build());
    }

    /** The engine that is being started, or the reason why it was not. */
    static <T> T joined(CompletableFuture<T> starting) {
        try {
            return starting.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        dynamoDb.close();
        sqs.close();
    }
}
