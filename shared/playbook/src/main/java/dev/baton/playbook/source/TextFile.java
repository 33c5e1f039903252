package dev.baton.playbook.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads small files of text whole, with a limit. */
public final class TextFile {
    private TextFile() {}

    /** The text of {@code file}; nothing if there is no reading it, which {@code findings} then tell at {@code at}. */
    public static Optional<String> read(Path file, int mostBytes, Place at, Findings findings) {
        String name = Say.quoted(String.valueOf(file.getFileName()));
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                findings.error(at, name + " is larger than " + (mostBytes >> 20) + " MB", "is it the right file?");
                return Optional.empty();
            }
            return decode(bytes, name, at, findings);
        } catch (NoSuchFileException e) {
            findings.error(
                    at,
                    "there is no file " + name,
                    "looked in " + file.toAbsolutePath().getParent());
        } catch (IOException e) {
            findings.error(at, name + " cannot be read", Say.cut(String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    static Optional<String> decode(byte[] bytes, String name, Place at, Findings findings) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            findings.error(at, name + " is not UTF-8 text", "save it as UTF-8 (in Excel: CSV UTF-8)");
            return Optional.empty();
        }
    }
}
