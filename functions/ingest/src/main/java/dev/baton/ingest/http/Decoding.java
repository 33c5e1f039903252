package dev.baton.ingest.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Bytes to text, without guessing: a byte that means nothing in the encoding makes the whole text unreadable. */
final class Decoding {
    private Decoding() {}

    static Optional<String> text(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The encoding of a name; UTF-8 for none. Browsers have long meant windows-1252 by ISO-8859-1 (WHATWG Encoding). */
    static Optional<Charset> charset(String name) {
        String asked = name.strip().toLowerCase(Locale.ROOT);
        if (asked.isEmpty()) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        String meant = asked.equals("iso-8859-1") || asked.equals("latin1") ? "windows-1252" : asked;
        try {
            return Charset.isSupported(meant) ? Optional.of(Charset.forName(meant)) : Optional.empty();
        } catch (IllegalCharsetNameException e) {
            return Optional.empty();
        }
    }
}
