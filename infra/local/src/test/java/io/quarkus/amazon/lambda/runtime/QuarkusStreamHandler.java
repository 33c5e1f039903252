package io.quarkus.amazon.lambda.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Stands where Quarkus has its handler, so that a zip with this class alone looks like a packaged function. Each event says what to do. */
public final class QuarkusStreamHandler {
    private final HttpClient http = HttpClient.newHttpClient();

    /** Tells the test of the event, then does what stands in it. */
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException, InterruptedException {
        String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        String told = tell(event);
        if (event.contains("please crash") && !told.equals("spare")) {
            Runtime.getRuntime().halt(17);
        }
        if (event.contains("please throw")) {
            throw new IllegalStateException("as asked");
        }
        if (event.contains("please hang")) {
            Thread.currentThread().join();
        }
        output.write(told.getBytes(StandardCharsets.UTF_8));
    }

    private String tell(String event) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getenv("TEST_LISTENER")))
                .header("x-function", System.getenv("QUARKUS_LAMBDA_HANDLER"))
                .header("x-pid", Long.toString(ProcessHandle.current().pid()))
                .POST(HttpRequest.BodyPublishers.ofString(event))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
