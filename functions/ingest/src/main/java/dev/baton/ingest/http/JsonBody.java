package dev.baton.ingest.http;

import dev.baton.normal.FlatJson;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A flat JSON object: names with texts, numbers and booleans. */
final class JsonBody {
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
        return switch (FlatJson.read(text.get(), Body.MAX_FIELDS)) {
            case FlatJson.Fields(var given, var wrong) -> new Body.Fields(type, given, wrong);
            case FlatJson.Unreadable(String why) -> Body.unreadable(400, "The body " + why + ".");
        };
    }
}
