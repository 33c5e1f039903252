package dev.baton.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.local.lambda.Result;
import java.io.IOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.Message;

/** The event in which Lambda hands over a batch of messages, and what the answer says about each. */
final class QueueEvents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private QueueEvents() {}

    static String event(List<Message> batch, String queueArn) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        ArrayNode records = event.putArray("Records");
        for (Message message : batch) {
            ObjectNode entry = records.addObject();
            entry.put("messageId", message.messageId());
            entry.put("receiptHandle", message.receiptHandle());
            entry.put("body", message.body());
            ObjectNode attributes = entry.putObject("attributes");
            message.attributesAsStrings().forEach(attributes::put);
            ObjectNode own = entry.putObject("messageAttributes");
            message.messageAttributes().forEach((name, value) -> {
                ObjectNode attribute = own.putObject(name);
                attribute.put("dataType", value.dataType());
                if (value.stringValue() != null) {
                    attribute.put("stringValue", value.stringValue());
                }
                if (value.binaryValue() != null) {
                    attribute.put(
                            "binaryValue",
                            Base64.getEncoder()
                                    .encodeToString(value.binaryValue().asByteArray()));
                }
            });
            entry.put("md5OfBody", message.md5OfBody());
            entry.put("eventSource", "aws:sqs");
            entry.put("eventSourceARN", queueArn);
            entry.put("awsRegion", "us-east-1");
        }
        return event.toString();
    }

    /**
     * The ids of the messages that come again. An answer that names an unknown or empty id, or that is not what the contract says, fails
     * the whole batch, as with Lambda.
     */
    static Set<String> failed(Result result, List<Message> batch, boolean reportsFailures) {
        Set<String> all = batch.stream().map(Message::messageId).collect(Collectors.toSet());
        if (!(result instanceof Result.Answered answered)) {
            return all;
        }
        if (!reportsFailures) {
            return Set.of();
        }
        try {
            JsonNode answer = JSON.readTree(answered.payload());
            JsonNode failures = answer.path("batchItemFailures");
            if (answer.isMissingNode() || answer.isNull() || failures.isMissingNode() || failures.isNull()) {
                return Set.of();
            }
            Set<String> failed = new HashSet<>();
            for (JsonNode failure : failures) {
                failed.add(failure.path("itemIdentifier").asText(""));
            }
            return failures.isArray() && all.containsAll(failed) ? failed : all;
        } catch (IOException malformed) {
            return all;
        }
    }
}
