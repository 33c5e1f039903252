package dev.baton.ingest.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Requests to test with. */
public final class Requests {
    private Requests() {}

    /** A post of a text. */
    public static Request post(String path, String type, String body) {
        return post(path, type, body.getBytes(StandardCharsets.UTF_8));
    }

    /** A post of bytes. */
    public static Request post(String path, String type, byte[] body) {
        return new Request(
                "POST", path, type.isEmpty() ? Map.of() : Map.of("content-type", type), Map.of(), Optional.of(body));
    }

    /** The same request with one more header. */
    public static Request with(Request request, String header, String value) {
        Map<String, String> headers = new java.util.HashMap<>(request.headers());
        headers.put(header, value);
        return new Request(request.method(), request.path(), headers, request.query(), request.body());
    }

    /** The same request with one more parameter. */
    public static Request asking(Request request, String name, String value) {
        Map<String, String> query = new java.util.HashMap<>(request.query());
        query.put(name, value);
        return new Request(request.method(), request.path(), request.headers(), query, request.body());
    }
}
