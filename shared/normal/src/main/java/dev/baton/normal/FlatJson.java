package dev.baton.normal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a text turned out to be that should be a flat JSON object: names with texts, numbers and booleans. Thread-safe. */
public sealed interface FlatJson {
    /**
     * Named texts, in the order they came; what was {@code null} is left out.
     *
     * @param wrong the fields that are of no use whatever their name means
     */
    record Fields(List<Map.Entry<String, String>> given, List<Problem> wrong) implements FlatJson {
        public Fields {
            given = List.copyOf(given);
            wrong = List.copyOf(wrong);
        }
    }

    /** It is none; {@code why} goes on a sentence that begins with what the text is: {@code is not valid JSON}. */
    record Unreadable(String why) implements FlatJson {}

    /** Reads {@code text}, which may begin with a byte order mark. An object with more than {@code most} fields is not read. */
    static FlatJson read(String text, int most) {
        try (JsonParser parser = Parsing.JSON.createParser(text.startsWith("\ufeff") ? text.substring(1) : text)) {
            return Parsing.fields(parser, most);
        } catch (JsonProcessingException e) {
            return new Unreadable("is not valid JSON" + Parsing.place(e));
        } catch (IOException e) {
            throw new UncheckedIOException("reading a text in memory", e);
        }
    }

    /** How it is read. */
    final class Parsing {
        private static final JsonFactory JSON = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(32)
                        .maxNumberLength(200)
                        .maxNameLength(1_000)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();

        private Parsing() {}

        private static String place(JsonProcessingException e) {
            return e.getLocation() == null
                    ? ""
                    : ": see line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
        }

        private static FlatJson fields(JsonParser parser, int most) throws IOException {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new Unreadable("must be one JSON object");
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
                if (given.size() + wrong.size() > most) {
                    return new Unreadable("has more than " + most + " fields");
                }
            }
            if (parser.nextToken() != null) {
                return new Unreadable("must be one JSON object and nothing after it");
            }
            return new Fields(given, wrong);
        }
    }
}
