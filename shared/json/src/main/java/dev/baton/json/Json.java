package dev.baton.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes Baton's values as JSON and reads them back. The same value always gives the same bytes: records in the order of their
 * components, maps and sets sorted, times as ISO-8601 text, enums as their lower-case names, absent and empty things left out, and the
 * members of a sealed family told apart by {@code type}. Reading takes a missing component as absent or empty and passes over unknown
 * ones, so that what the version before wrote stays readable. Thread-safe.
 */
public final class Json {
    // Not in a static initialiser: those run while the native image is built.
    private static volatile @Nullable JsonMapper mapper;

    private Json() {}

    /** The value, a record, as UTF-8 bytes. For a map of records see {@link #writeMap}. */
    public static byte[] write(Object value) {
        return text(value).getBytes(UTF_8);
    }

    /** The value as text. */
    public static String text(Object value) {
        try {
            return Portable.json(mapper().writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw JsonException.writing(value.getClass(), e);
        }
    }

    /**
     * Reads a value.
     *
     * @throws JsonException if the bytes are not one
     */
    public static <T> T read(byte[] json, Class<T> type) {
        // As text, because Jackson's parser of bytes refuses an escaped lone surrogate in a map's key, which its parser
        // of text takes.
        return read(new String(json, UTF_8), type);
    }

    /**
     * Reads a value.
     *
     * @throws JsonException if the text is not one
     */
    public static <T> T read(String json, Class<T> type) {
        try {
            return present(mapper().readValue(json, type), type);
        } catch (JsonProcessingException e) {
            throw JsonException.reading(type, e);
        }
    }

    /**
     * Reads an object whose values are all of one type.
     *
     * @throws JsonException if the bytes are none
     */
    public static <V> Map<String, V> readMap(byte[] json, Class<V> values) {
        JsonMapper current = mapper();
        try {
            Map<String, V> read = current.readValue(
                    new String(json, UTF_8),
                    current.getTypeFactory().constructMapType(Map.class, String.class, values));
            return present(read, values);
        } catch (JsonProcessingException e) {
            throw JsonException.reading(values, e);
        }
    }

    /** An object whose values are all of one type, as UTF-8 bytes. */
    public static <V> byte[] writeMap(Map<String, V> map, Class<V> values) {
        JsonMapper current = mapper();
        try {
            String json = current.writerFor(current.getTypeFactory().constructMapType(Map.class, String.class, values))
                    .writeValueAsString(map);
            return Portable.json(json).getBytes(UTF_8);
        } catch (JsonProcessingException e) {
            throw JsonException.writing(values, e);
        }
    }

    /**
     * Reads any JSON, to be looked into.
     *
     * @throws JsonException if the text is not JSON
     */
    public static JsonNode tree(String json) {
        try {
            return mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw JsonException.reading(JsonNode.class, e);
        }
    }

    /** A mapper with Baton's settings that also knows {@code families}: for a module whose own sealed types are written as JSON. */
    public static JsonMapper mapperWith(Family... families) {
        return Mappers.create(families);
    }

    private static JsonMapper mapper() {
        JsonMapper current = mapper;
        if (current == null) {
            current = Mappers.create();
            mapper = current; // two threads may each make one; the last one stays
        }
        return current;
    }

    private static <T> T present(@Nullable T value, Class<?> type) {
        if (value == null) {
            throw JsonException.nothing(type);
        }
        return value;
    }
}
