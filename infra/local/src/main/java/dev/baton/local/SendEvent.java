package dev.baton.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engines.BatonHome;
import dev.baton.local.gateway.HttpFront;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code make event}: sends an event, as EventBridge delivers it, to the local run's event bus. */
public final class SendEvent {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SendEvent() {}

    /** Sends the file that is named. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            System.out.println(send(Path.of(arguments[0]), endpoint()));
        } catch (ConnectException e) {
            fail("The local run does not answer: start it with `make run`.");
        } catch (IOException | IllegalArgumentException e) {
            fail(arguments[0] + " was not sent: " + e.getMessage());
        }
    }

    /** Sends it, and says what the bus answered. */
    static String send(Path file, URI endpoint) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(endpoint)
                            .header("content-type", "application/x-amz-json-1.1")
                            .header("x-amz-target", "AWSEvents.PutEvents")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    request(JSON.readTree(file.toFile())).toString()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            JsonNode body = JSON.readTree(answer.body());
            if (answer.statusCode() != 200 || body.path("FailedEntryCount").asInt() > 0) {
                throw new IllegalArgumentException(answer.body());
            }
            return "sent: event " + body.path("Entries").path(0).path("EventId").asText();
        }
    }

    /** An event as it is delivered, turned into the request that puts it on the bus. */
    static ObjectNode request(JsonNode event) {
        if (!event.hasNonNull("source")
                || !event.hasNonNull("detail-type")
                || !event.path("detail").isObject()) {
            throw new IllegalArgumentException("an event has source, detail-type and detail");
        }
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ObjectNode entry = request.putArray("Entries").addObject();
        entry.put("Source", event.path("source").asText());
        entry.put("DetailType", event.path("detail-type").asText());
        entry.put("Detail", event.path("detail").toString());
        entry.set("Resources", event.path("resources").isArray() ? event.path("resources") : entry.arrayNode());
        return request;
    }

    private static URI endpoint() throws IOException {
        Path file = BatonHome.find().resolve(".baton/local.env");
        if (!Files.isRegularFile(file)) {
            throw new ConnectException("no local run was started yet");
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("AWS_ENDPOINT_URL_EVENTBRIDGE="))
                .map(line -> URI.create(line.substring(line.indexOf('=') + 1)))
                .findFirst()
                .orElse(URI.create("http://localhost:8080" + HttpFront.EVENTS));
    }

    private static void fail(String why) {
        System.err.println(why);
        System.exit(1);
    }
}
