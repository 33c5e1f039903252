package dev.baton.ingest.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as API Gateway's payload 2.0 tells it.
 *
 * @param path without the stage and without a slash at the end
 * @param headers by lower-case name
 * @param body the bytes that were sent; empty when they were marked as base64 and are not
 */
public record Request(
        String method, String path, Map<String, String> headers, Map<String, String> query, Optional<byte[]> body) {
    /** Reads an event, whatever it lacks. */
    public static Request of(APIGatewayV2HTTPEvent event) {
        Map<String, String> headers = new HashMap<>();
        entries(event.getHeaders()).forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return new Request(method(event), path(event), headers, entries(event.getQueryStringParameters()), body(event));
    }

    /** A header; empty when it was not sent. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    private static String method(APIGatewayV2HTTPEvent event) {
        var context = event.getRequestContext();
        return context == null || context.getHttp() == null
                ? ""
                : text(context.getHttp().getMethod());
    }

    private static String path(APIGatewayV2HTTPEvent event) {
        String path = text(event.getRawPath());
        var context = event.getRequestContext();
        String stage = context == null ? "" : text(context.getStage());
        String inStage =
                path.startsWith("/" + stage + "/") && !stage.isEmpty() ? path.substring(stage.length() + 1) : path;
        return inStage.length() > 1 && inStage.endsWith("/") ? inStage.substring(0, inStage.length() - 1) : inStage;
    }

    private static Optional<byte[]> body(APIGatewayV2HTTPEvent event) {
        String body = text(event.getBody());
        if (!event.getIsBase64Encoded()) {
            return Optional.of(body.getBytes(StandardCharsets.UTF_8));
        }
        try {
            return Optional.of(Base64.getDecoder().decode(body));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> entries(@Nullable Map<String, String> map) {
        Map<String, String> copy = new HashMap<>();
        if (map != null) {
            map.forEach((name, value) -> copy.put(text(name), text(value)));
        }
        return copy;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
