package dev.baton.salesforce.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.salesforce.Http;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * {@link Http} by Quarkus' REST client: inject it. Time-outs and the like are set in this module's
 * {@code META-INF/microprofile-config.properties}. It sends the headers of {@link Endpoint} and no others.
 */
@Singleton
public final class RestHttp implements Http {
    private static final Set<String> SENT =
            Set.of("Authorization", "Accept", "Sforce-Call-Options", "Sforce-Auto-Assign", "Content-Type");

    private final Endpoint endpoint;
    private final Duration longest;

    @Inject
    RestHttp(@RestClient Endpoint endpoint) {
        this(endpoint, Duration.ofSeconds(LONGEST_SECONDS));
    }

    RestHttp(Endpoint endpoint, Duration longest) {
        this.endpoint = endpoint;
        this.longest = longest;
    }

    @Override
    public Response send(Request request) throws IOException {
        if (!SENT.containsAll(request.headers().keySet())) {
            throw new IllegalArgumentException("a header that the endpoint does not know");
        }
        // The client's own read time-out ends with the headers; a body that stalls would be waited for much longer.
        FutureTask<Response> whole = new FutureTask<>(() -> whole(request));
        Thread.startVirtualThread(whole);
        try {
            return whole.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            whole.cancel(true);
            throw new SocketTimeoutException("no whole response within " + longest);
        } catch (InterruptedException e) {
            whole.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private static IOException failure(@Nullable Throwable cause) {
        return switch (cause) {
            case IOException io -> io;
            case ProcessingException failed when failed.getCause() instanceof IOException io -> io;
            case null, default -> new IOException("the request failed", cause);
        };
    }

    private Response whole(Request request) throws IOException {
        try (RestResponse<InputStream> response = exchange(request)) {
            return new Response(response.getStatus(), headers(response), body(response));
        }
    }

    private RestResponse<InputStream> exchange(Request request) {
        Map<String, String> headers = request.headers();
        byte[] body = request.body().getBytes(UTF_8);
        return switch (request.method()) {
            case GET ->
                endpoint.get(
                        request.uri(),
                        headers.get("Authorization"),
                        headers.get("Accept"),
                        headers.get("Sforce-Call-Options"),
                        headers.get("Sforce-Auto-Assign"));
            case POST ->
                endpoint.post(
                        request.uri(),
                        headers.get("Authorization"),
                        headers.get("Accept"),
                        headers.get("Sforce-Call-Options"),
                        headers.get("Sforce-Auto-Assign"),
                        headers.get("Content-Type"),
                        body);
            case PATCH ->
                endpoint.patch(
                        request.uri(),
                        headers.get("Authorization"),
                        headers.get("Accept"),
                        headers.get("Sforce-Call-Options"),
                        headers.get("Sforce-Auto-Assign"),
                        headers.get("Content-Type"),
                        body);
        };
    }

    private static Map<String, String> headers(RestResponse<?> response) {
        Map<String, String> headers = new HashMap<>();
        for (Map.Entry<String, List<String>> header :
                response.getStringHeaders().entrySet()) {
            if (!header.getValue().isEmpty()) {
                headers.put(
                        header.getKey().toLowerCase(Locale.ROOT),
                        header.getValue().getFirst());
            }
        }
        return headers;
    }

    private static String body(RestResponse<InputStream> response) throws IOException {
        InputStream body = response.getEntity();
        if (body == null) {
            return "";
        }
        try (body) {
            byte[] bytes = body.readNBytes(LARGEST_RESPONSE + 1);
            if (bytes.length > LARGEST_RESPONSE) {
                throw new IOException("a response longer than " + LARGEST_RESPONSE + " bytes");
            }
            return new String(bytes, UTF_8);
        }
    }
}
