package dev.baton.ingest.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A URL-encoded form. Its encoding is the content type's, else what Web-to-Lead's own field {@code encoding} says, else UTF-8.
 */
final class FormBody {
    private FormBody() {}

    static Body read(MediaType type, byte[] body) {
        // Latin-1 keeps every byte as it is until the encoding is known.
        String[] pairs = new String(body, StandardCharsets.ISO_8859_1).split("&", Body.MAX_FIELDS + 2);
        if (pairs.length > Body.MAX_FIELDS) {
            return Body.tooManyFields();
        }
        String name = type.charset().isEmpty() ? declared(pairs) : type.charset();
        Optional<Charset> charset = Decoding.charset(name);
        if (charset.isEmpty()) {
            return Body.unreadable(415, "The form's encoding is not known here: send UTF-8.");
        }
        List<Map.Entry<String, String>> given = new ArrayList<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            Optional<String> key = decode(equals < 0 ? pair : pair.substring(0, equals), charset.get());
            Optional<String> value = equals < 0 ? Optional.of("") : decode(pair.substring(equals + 1), charset.get());
            if (key.isEmpty() || value.isEmpty()) {
                return Body.unreadable(
                        400, "The form is not valid " + charset.get().name() + " in URL encoding.");
            }
            if (!key.get().isEmpty()) {
                given.add(Map.entry(key.get(), value.get()));
            }
        }
        return new Body.Fields(type, given, List.of());
    }

    private static String declared(String[] pairs) {
        for (String pair : pairs) {
            if (pair.startsWith("encoding=")) {
                return decode(pair.substring("encoding=".length()), StandardCharsets.US_ASCII)
                        .orElse("unreadable");
            }
        }
        return "";
    }

    private static Optional<String> decode(String encoded, Charset charset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                int high = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 1), 16) : -1;
                int low = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.write(c == '+' ? ' ' : c);
            }
        }
        return Decoding.text(bytes.toByteArray(), charset);
    }
}
