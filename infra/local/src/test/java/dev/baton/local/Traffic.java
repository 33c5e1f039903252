package dev.baton.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What a test sends into a local run, and how much waits there. */
record Traffic(LocalRun run, Clients clients) {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final HttpClient HTTP = HttpClient.newHttpClient();

    void send(String queue, String body) {
        var _ = clients.sqs()
                .sendMessage(request -> request.queueUrl(run.value(queue)).messageBody(body));
    }

    void sendOrdered(String group, String body) {
        var _ = clients.sqs()
                .sendMessage(request -> request.queueUrl(run.value("Order"))
                        .messageBody(body)
                        .messageGroupId(group)
                        .messageDeduplicationId(body));
    }

    int count(String queue) {
        Map<QueueAttributeName, String> attributes = clients.sqs()
                .getQueueAttributes(request -> request.queueUrl(run.value(queue))
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes();
        return attributes.values().stream().mapToInt(Integer::parseInt).sum();
    }

    HttpRequest request(String path, String type, String body) {
        return HttpRequest.newBuilder(run.api().resolve(path))
                .header("content-type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return HTTP.send(request(path, type, body), HttpResponse.BodyHandlers.ofString());
    }

    JsonNode putEvents(String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(run.api().resolve("/_aws/events"))
                        .header("content-type", "application/x-amz-json-1.1")
                        .header("x-amz-target", "AWSEvents.PutEvents")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
