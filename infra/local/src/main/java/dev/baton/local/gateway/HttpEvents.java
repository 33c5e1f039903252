package dev.baton.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** API Gateway's HTTP API, payload format 2.0: requests to events, and a function's answer to a response. */
final class HttpEvents {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter COMMON_LOG =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    private HttpEvents() {}

    /** A request as it came in. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Request(
            String method,
            String rawPath,
            String rawQuery,
            Map<String, List<String>> headers,
            byte[] body,
            String sourceIp) {
        Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> String.join(",", entry.getValue()))
                    .findFirst();
        }
    }

    /** A response to send. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Response(int status, Map<String, String> headers, List<String> cookies, byte[] body) {
        static Response message(int status, String message) {
            byte[] body = JsonNodeFactory.instance
                    .objectNode()
                    .put("message", message)
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            return new Response(status, Map.of("content-type", "application/json"), List.of(), body);
        }
    }

    static String event(Request request, Routes.Match match, Instant now, String requestId) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        String routeKey = match.method() + " " + match.path();
        event.put("version", "2.0");
        event.put("routeKey", routeKey);
        event.put("rawPath", request.rawPath());
        event.put("rawQueryString", request.rawQuery());
        request.header("cookie").ifPresent(cookies -> {
            var array = event.putArray("cookies");
            for (String cookie : cookies.split(";\\s*", -1)) {
                array.add(cookie);
            }
        });
        ObjectNode headers = event.putObject("headers");
        request.headers().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("cookie")) {
                headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values));
            }
        });
        putAll(event, "queryStringParameters", query(request.rawQuery()));
        putAll(event, "pathParameters", match.parameters());
        ObjectNode context = event.putObject("requestContext");
        context.put("accountId", "000000000000");
        context.put("apiId", "local");
        context.put("domainName", request.header("host").orElse("localhost"));
        context.put("domainPrefix", "local");
        context.putObject("http")
                .put("method", request.method())
                .put("path", request.rawPath())
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", request.sourceIp())
                .put("userAgent", request.header("user-agent").orElse(""));
        context.put("requestId", requestId);
        context.put("routeKey", routeKey);
        context.put("stage", "$default");
        context.put("time", COMMON_LOG.format(now));
        context.put("timeEpoch", now.toEpochMilli());
        putBody(event, request);
        return event.toString();
    }

    /**
     * What the function's answer means: the JSON object with {@code statusCode} that the format asks for, or else any JSON, which is the
     * body of a 200.
     */
    static Response response(String payload) {
        try {
            JsonNode answer = JSON.readTree(payload);
            if (!answer.has("statusCode")) {
                return new Response(
                        200,
                        Map.of("content-type", "application/json"),
                        List.of(),
                        payload.getBytes(StandardCharsets.UTF_8));
            }
            Map<String, String> headers = new LinkedHashMap<>();
            answer.path("headers")
                    .properties()
                    .forEach(entry -> headers.put(
                            entry.getKey().toLowerCase(Locale.ROOT),
                            entry.getValue().asText()));
            List<String> cookies =
                    answer.path("cookies").valueStream().map(JsonNode::asText).toList();
            String text = answer.path("body").asText("");
            byte[] body = answer.path("isBase64Encoded").asBoolean()
                    ? Base64.getDecoder().decode(text)
                    : text.getBytes(StandardCharsets.UTF_8);
            return new Response(answer.path("statusCode").asInt(), headers, cookies, body);
        } catch (IOException | IllegalArgumentException e) {
            return Response.message(500, "Internal Server Error");
        }
    }

    // API Gateway hands over text types as text and everything else, forms too, in Base64.
    private static void putBody(ObjectNode event, Request request) {
        if (request.body().length == 0) {
            event.put("isBase64Encoded", false);
            return;
        }
        Optional<String> text =
                isText(request.header("content-type").orElse("")) ? utf8(request.body()) : Optional.empty();
        event.put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(request.body())));
        event.put("isBase64Encoded", text.isEmpty());
    }

    private static boolean isText(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.startsWith("text/")
                || type.equals("application/json")
                || type.equals("application/javascript")
                || type.equals("application/xml");
    }

    private static Optional<String> utf8(byte[] body) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : raw.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                parameters.merge(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "", (a, b) -> a + "," + b);
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    private static void putAll(ObjectNode event, String name, Map<String, String> values) {
        if (!values.isEmpty()) {
            ObjectNode object = event.putObject(name);
            values.forEach(object::put);
        }
    }
}
