package dev.baton.standin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Puts events on an event bus by EventBridge's {@code PutEvents}, unsigned: for the local gateway. What cannot be put is tried again for a
 * while and then lost, as the org's own relay would lose it in time. Thread-safe.
 */
final class Bus implements Consumer<ObjectNode> {
    private static final int TRIES = 20;
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final URI endpoint;
    private final String name;
    private final HttpClient http = HttpClient.newHttpClient();

    Bus(URI endpoint, String name) {
        this.endpoint = endpoint;
        this.name = name;
    }

    @Override
    public void accept(ObjectNode event) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("Entries")
                .addObject()
                .put("EventBusName", name)
                .put("Source", event.path("source").asText())
                .put("DetailType", event.path("detail-type").asText())
                .put("Detail", event.path("detail").toString());
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("content-type", "application/x-amz-json-1.1")
                .header("x-amz-target", "AWSEvents.PutEvents")
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            for (int i = 0; i < TRIES && !put(request); i++) {
                Thread.sleep(BETWEEN);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean put(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
