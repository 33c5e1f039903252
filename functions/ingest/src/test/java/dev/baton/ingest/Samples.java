package dev.baton.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Events to test with. */
public final class Samples {
    private Samples() {}

    /** A file of {@code events/}. */
    public static String event(String file) {
        return read("/events/" + file);
    }

    /** A resource. */
    public static String read(String name) {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
