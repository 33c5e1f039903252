package dev.baton.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Invokes the function under a Quarkus test as Lambda would: an event in, an answer out. */
public final class Lambda {
    private Lambda() {}

    /**
     * Sends {@code event} to Quarkus' mock event server and waits for the function's answer.
     *
     * @param port the value of {@code quarkus.lambda.mock-event-server.test-port} in the running test
     * @throws IllegalStateException if the function failed; its answer is the message
     */
    public static String invoke(int port, String event) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/_lambda_"))
                .header("content-type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(event))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("invoking the function", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while invoking the function", e);
        }
    }
}
