package dev.baton.deliver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** EventBridge's PutEvents, over HTTP on a free port. It keeps what it took. */
final class BusStub implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
    private volatile Set<String> refused = Set.of();
    private volatile boolean down;

    BusStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Refuses the entries about these leads from now on, and takes the others. */
    void refuse(Set<String> leadIds) {
        refused = leadIds;
    }

    /** Answers every request with 500 from now on. */
    void breakDown() {
        down = true;
    }

    /** The entries that were taken, in order. */
    List<JsonNode> taken() {
        return taken;
    }

    /** The {@code detail} of each entry that was taken. */
    List<JsonNode> details() {
        return taken.stream()
                .map(entry -> read(entry.get("Detail").textValue()))
                .toList();
    }

    URI endpoint() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    EventBridgeClient client() {
        return EventBridgeClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .overrideConfiguration(quick -> quick.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            ObjectNode answer = JSON.createObjectNode();
            ArrayNode entries = answer.putArray("Entries");
            int failed = 0;
            for (JsonNode entry : request.path("Entries")) {
                if (refused.contains(
                        read(entry.get("Detail").textValue()).get("leadId").textValue())) {
                    entries.addObject().put("ErrorCode", "InternalFailure").put("ErrorMessage", "not now");
                    failed++;
                } else if (!down) {
                    taken.add(entry);
                    entries.addObject().put("EventId", "event-" + taken.size());
                }
            }
            answer.put("FailedEntryCount", failed);
            byte[] body = JSON.writeValueAsBytes(answer);
            exchange.getResponseHeaders().add("content-type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(down ? 500 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
