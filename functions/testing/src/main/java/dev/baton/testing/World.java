package dev.baton.testing;

import dev.baton.engines.Engine;
import dev.baton.queue.Messages;
import dev.baton.store.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Fresh tables and queues, as the template has them, on engines that all tests of a JVM share.
 *
 * @param enrichQueue URLs of the queues, like the next four
 */
public record World(
        DynamoDbClient dynamo,
        SqsClient sqs,
        Tables tables,
        String enrichQueue,
        String scoreQueue,
        String assignQueue,
        String deliverQueue,
        String changesQueue) {
    private static final StaticCredentialsProvider ANYBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    /** Empty tables and queues that no other test has. */
    public static World fresh() {
        String name = UUID.randomUUID().toString().substring(0, 8);
        DynamoDbClient dynamo = dynamoClient().build();
        SqsClient sqs = sqsClient().build();
        Tables tables = new Tables("leads-" + name, "routing-" + name);
        TestTables.create(dynamo, tables);
        return new World(
                dynamo,
                sqs,
                tables,
                queue(sqs, "enrich-" + name),
                queue(sqs, "score-" + name),
                fifo(sqs, "assign-" + name + ".fifo"),
                queue(sqs, "deliver-" + name),
                queue(sqs, "changes-" + name));
    }

    /** A client of the shared DynamoDB engine, to be built as it is or with interceptors. */
    public static DynamoDbClientBuilder dynamoClient() {
        return DynamoDbClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(SharedEngines.dynamoDb())
                .region(Region.of(Engine.REGION))
                .credentialsProvider(ANYBODY);
    }

    /** A client of the shared SQS engine, to be built as it is or with interceptors. */
    public static SqsClientBuilder sqsClient() {
        return SqsClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(SharedEngines.sqs())
                .region(Region.of(Engine.REGION))
                .credentialsProvider(ANYBODY);
    }

    private static String queue(SqsClient sqs, String name) {
        return sqs.createQueue(request -> request.queueName(name)).queueUrl();
    }

    private static String fifo(SqsClient sqs, String name) {
        Map<QueueAttributeName, String> attributes = Map.of(QueueAttributeName.FIFO_QUEUE, "true");
        return sqs.createQueue(request -> request.queueName(name).attributes(attributes))
                .queueUrl();
    }

    /** Takes everything out of a queue, until it has been empty for a moment. */
    public List<Message> drain(String queue) {
        List<Message> all = new ArrayList<>();
        while (true) {
            List<Message> some = sqs.receiveMessage(request -> request.queueUrl(queue)
                            .maxNumberOfMessages(10)
                            .waitTimeSeconds(all.isEmpty() ? 1 : 0)
                            .messageSystemAttributeNamesWithStrings("All"))
                    .messages();
            if (some.isEmpty()) {
                return all;
            }
            some.forEach(message ->
                    sqs.deleteMessage(request -> request.queueUrl(queue).receiptHandle(message.receiptHandle())));
            all.addAll(some);
        }
    }

    /** Takes everything out of a queue and reads it. */
    public List<dev.baton.queue.Message> messages(String queue) {
        return drain(queue).stream()
                .map(message -> Messages.decode(message.body()))
                .toList();
    }

    /** The configuration under which a Quarkus application finds all this. */
    public Map<String, String> configuration() {
        return Map.ofEntries(
                Map.entry(
                        "quarkus.dynamodb.endpoint-override",
                        SharedEngines.dynamoDb().toString()),
                Map.entry("quarkus.dynamodb.aws.region", Engine.REGION),
                Map.entry("quarkus.dynamodb.aws.credentials.type", "static"),
                Map.entry("quarkus.dynamodb.aws.credentials.static-provider.access-key-id", "local"),
                Map.entry("quarkus.dynamodb.aws.credentials.static-provider.secret-access-key", "local"),
                Map.entry("quarkus.sqs.endpoint-override", SharedEngines.sqs().toString()),
                Map.entry("quarkus.sqs.aws.region", Engine.REGION),
                Map.entry("quarkus.sqs.aws.credentials.type", "static"),
                Map.entry("quarkus.sqs.aws.credentials.static-provider.access-key-id", "local"),
                Map.entry("quarkus.sqs.aws.credentials.static-provider.secret-access-key", "local"),
                Map.entry("baton.leads-table", tables.leads()),
                Map.entry("baton.routing-table", tables.routing()),
                Map.entry("baton.enrich-queue", enrichQueue),
                Map.entry("baton.score-queue", scoreQueue),
                Map.entry("baton.assign-queue", assignQueue),
                Map.entry("baton.deliver-queue", deliverQueue),
                Map.entry("baton.mode", "live"),
                Map.entry("baton.changes-queue", changesQueue),
                Map.entry("baton.event-bus", "outcomes"));
    }
}
