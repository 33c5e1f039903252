package dev.baton.queue;

import dev.baton.engines.ElasticMqEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Fresh queues on a real ElasticMQ. */
final class Queues {
    private Queues() {}

    static SqsClientBuilder builder() {
        return SqsClient.builder()
                .endpointOverride(ElasticMqEngine.shared().endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create());
    }

    static String standard(SqsClient sqs) {
        return sqs.createQueue(queue -> queue.queueName("q" + UUID.randomUUID()))
                .queueUrl();
    }

    static String fifo(SqsClient sqs) {
        return sqs.createQueue(queue -> queue.queueName("q" + UUID.randomUUID() + ".fifo")
                        .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
    }

    /** Receives until nothing comes any more, deleting what came. */
    static List<software.amazon.awssdk.services.sqs.model.Message> drain(SqsClient sqs, String url) {
        List<software.amazon.awssdk.services.sqs.model.Message> all = new ArrayList<>();
        while (true) {
            var received = sqs.receiveMessage(call -> call.queueUrl(url)
                            .maxNumberOfMessages(10)
                            .waitTimeSeconds(1)
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                    .messages();
            if (received.isEmpty()) {
                return all;
            }
            all.addAll(received);
            received.forEach(
                    message -> sqs.deleteMessage(call -> call.queueUrl(url).receiptHandle(message.receiptHandle())));
        }
    }
}
