package dev.baton.people;

import dev.baton.salesforce.Http;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The JDK's HTTP client. */
final class Plain implements Http {
    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    public Response send(Request request) throws IOException {
        HttpRequest.Builder asked = HttpRequest.newBuilder(request.uri())
                .method(request.method().name(), HttpRequest.BodyPublishers.ofString(request.body()));
        request.headers().forEach(asked::header);
        try {
            HttpResponse<String> answer = client.send(asked.build(), HttpResponse.BodyHandlers.ofString());
            Map<String, String> headers = new HashMap<>();
            answer.headers()
                    .map()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            return new Response(answer.statusCode(), headers, answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
