package dev.baton.cli;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text file whose characters nobody has told: what it says of itself, else UTF-8 where all of it is, else Windows' Western ones. */
final class TextOf {
    /** What Latin-1 means where it comes from a spreadsheet. */
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private static final int PIECE = 1 << 16;

    private TextOf() {}

    /** Opens it behind its byte order mark. The whole file is read once before, piece by piece. */
    static BufferedReader open(Path file) throws IOException {
        Charset charset = charset(file);
        BufferedReader reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset), PIECE);
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    private static Charset charset(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.mark(2);
            int first = in.read();
            int second = in.read();
            if (first == 0xFF && second == 0xFE) {
                return StandardCharsets.UTF_16LE;
            }
            if (first == 0xFE && second == 0xFF) {
                return StandardCharsets.UTF_16BE;
            }
            in.reset();
            return isUtf8(in) ? StandardCharsets.UTF_8 : WESTERN;
        }
    }

    private static boolean isUtf8(InputStream in) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(PIECE);
        CharBuffer chars = CharBuffer.allocate(PIECE);
        while (true) {
            int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
            if (read > 0) {
                bytes.position(bytes.position() + read);
            }
            bytes.flip();
            CoderResult result = decoder.decode(bytes, chars, read < 0);
            if (result.isError()) {
                return false;
            }
            if (read < 0) {
                return true;
            }
            bytes.compact();
            chars.clear();
        }
    }
}
