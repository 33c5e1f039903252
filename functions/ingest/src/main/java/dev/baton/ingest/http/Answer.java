package dev.baton.ingest.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.baton.normal.Problem;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** What is sent back. Immutable. */
public record Answer(int status, Map<String, String> headers, String body) {
    private static final JsonFactory JSON = new JsonFactory();

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** An answer without a body. */
    public static Answer empty(int status) {
        return new Answer(status, Map.of(), "");
    }

    /** A flat JSON object. */
    public static Answer json(int status, Map<String, String> fields) {
        return new Answer(status, Map.of("Content-Type", "application/json"), write(json -> {
            for (var field : new TreeMap<>(fields).entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
        }));
    }

    /** RFC 9457: what is wrong, and with which fields. */
    public static Answer problem(Refusal refusal) {
        return new Answer(refusal.status(), Map.of("Content-Type", "application/problem+json"), write(json -> {
            json.writeStringField("title", refusal.title());
            json.writeNumberField("status", refusal.status());
            json.writeStringField("detail", refusal.detail());
            if (!refusal.errors().isEmpty()) {
                json.writeArrayFieldStart("errors");
                for (Problem error : refusal.errors()) {
                    json.writeStartObject();
                    json.writeStringField("field", error.field());
                    json.writeStringField("detail", error.detail());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
        }));
    }

    /** This answer with one more header. */
    public Answer with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }

    /** As API Gateway wants it. */
    public APIGatewayV2HTTPResponse response() {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(new TreeMap<>(headers))
                .withBody(body)
                .withIsBase64Encoded(false)
                .build();
    }

    private interface Content {
        void to(JsonGenerator json) throws IOException;
    }

    private static String write(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            content.to(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }
}
