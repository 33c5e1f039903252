package dev.baton.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.io.Serial;
import java.util.stream.Collectors;

/**
 * JSON could not be written or read; trying again will not help. The message names types and components, never a value, and the cause
 * is left out because it would: this may be logged.
 */
public final class JsonException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private JsonException(String message) {
        super(message);
    }

    static JsonException nothing(Class<?> type) {
        return new JsonException("cannot read " + type.getSimpleName() + ": it is null");
    }

    /** For a reason of the caller's own, which must not quote what was read. */
    public static JsonException because(String reason) {
        return new JsonException(reason);
    }

    /** What went wrong while a {@code type} was written. */
    public static JsonException writing(Class<?> type, IOException why) {
        return new JsonException("cannot write " + type.getSimpleName() + " as JSON: " + explain(why));
    }

    /** What went wrong while a {@code type} was read, without any value that was read. */
    public static JsonException reading(Class<?> type, IOException why) {
        return new JsonException("cannot read " + type.getSimpleName() + ": " + explain(why));
    }

    private static String explain(IOException why) {
        String kind = why.getClass().getSimpleName();
        return switch (why) {
            case JsonMappingException mapping
            when !mapping.getPath().isEmpty() ->
                kind + " at "
                        + mapping.getPath().stream().map(JsonException::step).collect(Collectors.joining("."));
            case JsonProcessingException processing
            when processing.getLocation() != null ->
                kind + " at line " + processing.getLocation().getLineNr() + ", column "
                        + processing.getLocation().getColumnNr();
            default -> kind;
        };
    }

    // A key of a map may be anything, so it is not named.
    private static String step(JsonMappingException.Reference reference) {
        boolean ofRecord = (reference.getFrom() instanceof Class<?> type && type.isRecord())
                || reference.getFrom() instanceof Record;
        return ofRecord && reference.getFieldName() != null ? reference.getFieldName() : "*";
    }
}
