package dev.baton.ingest.http;

import dev.baton.normal.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a request's body turned out to be. */
public sealed interface Body {
    /** More fields than this are nobody's form. */
    int MAX_FIELDS = 200;

    /**
     * Named texts, in the order they came.
     *
     * @param wrong the fields that are of no use whatever their name means
     */
    record Fields(MediaType type, List<Map.Entry<String, String>> given, List<Problem> wrong) implements Body {
        public Fields {
            given = List.copyOf(given);
            wrong = List.copyOf(wrong);
        }

        /** The first value under exactly this name. */
        public Optional<String> first(String name) {
            return given.stream()
                    .filter(f -> f.getKey().equals(name))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }
    }

    /** It could not be read. */
    record Unreadable(Refusal why) implements Body {}

    /** Reads a body by its content type. */
    static Body read(String contentType, byte[] body) {
        MediaType type = MediaType.of(contentType);
        if (!type.isJson() && !type.isForm()) {
            return unreadable(
                    415,
                    "Send application/json or application/x-www-form-urlencoded"
                            + (type.name().isEmpty() ? "." : ", not this type."));
        }
        if (body.length == 0) {
            return unreadable(400, "The body is empty.");
        }
        Body read = type.isJson() ? JsonBody.read(type, body) : FormBody.read(type, body);
        return read instanceof Fields fields
                        && fields.given().size() + fields.wrong().size() > MAX_FIELDS
                ? tooManyFields()
                : read;
    }

    /** The answer to a body with more fields than {@link #MAX_FIELDS}. */
    static Unreadable tooManyFields() {
        return unreadable(400, "The body has more than " + MAX_FIELDS + " fields.");
    }

    /** A body that cannot be read, for the reason given. */
    static Unreadable unreadable(int status, String detail) {
        return new Unreadable(Refusal.of(status, detail));
    }
}
