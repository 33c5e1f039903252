package dev.baton.ingest.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.baton.ingest.normal.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A flat JSON object: names with texts, numbers and booleans. */
final class JsonBody {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxNumberLength(200)
                    .maxNameLength(1_000)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonBody() {}

    static Body read(MediaType type, byte[] body) {
        Optional<Charset> charset = Decoding.charset(type.charset()).filter(StandardCharsets.UTF_8::equals);
        if (charset.isEmpty()) {
            return Body.unreadable(415, "JSON is UTF-8 (RFC 8259): leave the charset out.");
        }
        Optional<String> text = Decoding.text(body, charset.get());
        if (text.isEmpty()) {
            return Body.unreadable(400, "The body is not valid UTF-8.");
        }
        try (JsonParser parser =
                JSON.createParser(text.get().startsWith("\ufeff") ? text.get().substring(1) : text.get())) {
            return fields(type, parser);
        } catch (JsonProcessingException e) {
            return Body.unreadable(400, "The body is not valid JSON" + place(e) + ".");
        } catch (IOException e) {
            throw new UncheckedIOException("reading a text in memory", e);
        }
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : ": see line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    private static Body fields(MediaType type, JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return Body.unreadable(400, "The body must be one JSON object.");
        }
        List<Map.Entry<String, String>> given = new ArrayList<>();
        List<Problem> wrong = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value.isStructStart()) {
                parser.skipChildren();
                wrong.add(new Problem(name, "must be a text, a number or a boolean"));
            } else if (value != JsonToken.VALUE_NULL) {
                given.add(Map.entry(name, parser.getText()));
            }
            if (given.size() + wrong.size() > Body.MAX_FIELDS) {
                return Body.tooManyFields();
            }
        }
        if (parser.nextToken() != null) {
            return Body.unreadable(400, "The body must be one JSON object and nothing after it.");
        }
        return new Body.Fields(type, given, wrong);
    }
}
