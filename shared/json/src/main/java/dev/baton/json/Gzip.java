package dev.baton.json;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Compresses what is stored. The same bytes always compress to the same bytes on one JDK. */
public final class Gzip {
    /** No stored thing is larger than this, unpacked: 64 MB. */
    private static final int LIMIT = 64 * 1024 * 1024;

    private Gzip() {}

    /** Compresses. */
    public static byte[] zip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 2 + 64);
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /**
     * Expands.
     *
     * @throws UncheckedIOException if the bytes are not what {@link #zip} made, or expand to more than 64 MB
     */
    public static byte[] unzip(byte[] packed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] plain = in.readNBytes(LIMIT);
            if (in.read() >= 0) {
                throw new UncheckedIOException(new IOException("expands to more than " + LIMIT + " bytes"));
            }
            return plain;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
