package dev.baton.local;

import dev.baton.engines.Engine;
import dev.baton.local.template.QueueSpec;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** The template's queues in an SQS. */
final class Queues {
    private final SqsClient sqs;
    private final Map<String, String> urls = new LinkedHashMap<>();
    private final Map<String, QueueSpec> byArn = new HashMap<>();

    Queues(SqsClient sqs) {
        this.sqs = sqs;
    }

    /** Makes those that are not there yet, and gives the others the template's attributes. Those for dead letters come first. */
    void create(List<QueueSpec> queues) {
        Map<String, QueueSpec> byId = new HashMap<>();
        for (QueueSpec queue : queues) {
            byId.put(queue.id(), queue);
            byArn.put(arn(queue), queue);
            Map<String, String> attributes = new HashMap<>(queue.attributes());
            queue.deadLetters()
                    .map(byId::get)
                    .ifPresent(dead -> attributes.put(
                            "RedrivePolicy",
                            "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                                    .formatted(arn(dead), queue.maxReceiveCount())));
            urls.put(queue.id(), create(queue.name(), attributes));
        }
    }

    private String create(String name, Map<String, String> attributes) {
        try {
            String url = sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
            Map<String, String> changeable = new HashMap<>(attributes);
            changeable.remove("FifoQueue");
            if (!changeable.isEmpty()) {
                var _ = sqs.setQueueAttributes(request -> request.queueUrl(url).attributesWithStrings(changeable));
            }
            return url;
        } catch (QueueDoesNotExistException notYet) {
            return sqs.createQueue(request -> request.queueName(name).attributesWithStrings(attributes))
                    .queueUrl();
        }
    }

    static String arn(QueueSpec queue) {
        return "arn:aws:sqs:" + Engine.REGION + ":" + Engine.ACCOUNT + ":" + queue.name();
    }

    /** By logical id. */
    Map<String, String> urls() {
        return urls;
    }

    String urlOf(String arn) {
        QueueSpec queue = byArn.get(arn);
        String url = queue == null ? null : urls.get(queue.id());
        if (url == null) {
            throw new LocalRunException("The template wires the queue " + arn + ", which it does not make.");
        }
        return url;
    }

    /** Sends as EventBridge does: to a FIFO queue, all in one group. */
    void send(String arn, String body) {
        QueueSpec queue = byArn.get(arn);
        SendMessageRequest.Builder request =
                SendMessageRequest.builder().queueUrl(urlOf(arn)).messageBody(body);
        if (queue != null && queue.name().endsWith(".fifo")) {
            request.messageGroupId("events")
                    .messageDeduplicationId(UUID.randomUUID().toString());
        }
        var _ = sqs.sendMessage(request.build());
    }
}
