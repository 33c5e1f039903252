package dev.baton.salesforce;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@link Http} by the JDK's own client: for the command line, which is no Quarkus application. Close it to end its threads. */
public final class JdkHttp implements Http, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final HttpClient client;
    private final Duration longest;

    /** With the time that the port promises. */
    public JdkHttp() {
        this(Duration.ofSeconds(LONGEST_SECONDS));
    }

    JdkHttp(Duration longest) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
        this.longest = longest;
    }

    @Override
    public Response send(Request request) throws IOException {
        HttpRequest.BodyPublisher body = request.body().isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(request.body(), StandardCharsets.UTF_8);
        HttpRequest.Builder building =
                HttpRequest.newBuilder(request.uri()).method(request.method().name(), body);
        request.headers().forEach(building::header);
        CompletableFuture<HttpResponse<byte[]>> coming = client.sendAsync(
                building.build(),
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LARGEST_RESPONSE));
        try {
            // The whole of it in time: a request's own time-out ends with the headers.
            HttpResponse<byte[]> response = coming.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return new Response(
                    response.statusCode(), headers(response), new String(response.body(), StandardCharsets.UTF_8));
        } catch (TimeoutException e) {
            coming.cancel(true);
            throw new HttpTimeoutException("no whole response within " + longest);
        } catch (InterruptedException e) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException("the request failed", e.getCause());
        }
    }

    private static Map<String, String> headers(HttpResponse<?> response) {
        Map<String, String> headers = new HashMap<>();
        response.headers()
                .map()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return headers;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
