package dev.baton.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What lies in a stack's queues. The numbers are SQS's own, and approximate. */
final class Queues {
    private static final List<QueueAttributeName> ASKED = List.of(
            QueueAttributeName.QUEUE_ARN,
            QueueAttributeName.REDRIVE_POLICY,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

    private final SqsClient sqs;

    Queues(SqsClient sqs) {
        this.sqs = sqs;
    }

    /**
     * One queue.
     *
     * @param waiting messages that nobody works on
     * @param inHand messages that somebody works on
     * @param dead whether what arrives here was given up by another queue
     */
    record Depth(String name, long waiting, long inHand, boolean dead) {}

    /** The queues whose names begin with {@code prefix}, in order of their names. */
    List<Depth> depths(String prefix) {
        var found = new ArrayList<Map<QueueAttributeName, String>>();
        sqs.listQueuesPaginator(request -> request.queueNamePrefix(prefix.isEmpty() ? null : prefix)
                        .maxResults(1000))
                .queueUrls()
                .forEach(url -> found.add(
                        sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(ASKED))
                                .attributes()));
        var targets = deadLetterTargets(found);
        return found.stream()
                .map(queue -> depth(queue, targets))
                .sorted(Comparator.comparing(Depth::name))
                .toList();
    }

    private static Set<String> deadLetterTargets(List<Map<QueueAttributeName, String>> queues) {
        var targets = new HashSet<String>();
        for (var queue : queues) {
            var policy = queue.getOrDefault(QueueAttributeName.REDRIVE_POLICY, "");
            queues.stream()
                    .map(other -> other.getOrDefault(QueueAttributeName.QUEUE_ARN, ""))
                    .filter(arn -> !arn.isEmpty() && policy.contains("\"" + arn + "\""))
                    .forEach(targets::add);
        }
        return targets;
    }

    private static Depth depth(Map<QueueAttributeName, String> queue, Set<String> deadLetterTargets) {
        var arn = queue.getOrDefault(QueueAttributeName.QUEUE_ARN, "");
        return new Depth(
                arn.substring(arn.lastIndexOf(':') + 1),
                number(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
                        + number(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED),
                number(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
                deadLetterTargets.contains(arn));
    }

    private static long number(Map<QueueAttributeName, String> queue, QueueAttributeName name) {
        return Long.parseLong(queue.getOrDefault(name, "0"));
    }
}
