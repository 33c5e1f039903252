package dev.baton.ingest.http;

import java.util.Locale;

/**
 * A content type.
 *
 * @param name type and subtype, lower case; empty when none was sent
 * @param charset as sent, lower case; empty when none was
 */
public record MediaType(String name, String charset) {
    /** Reads a header's value; what is not understood is left out. */
    public static MediaType of(String header) {
        String[] parts = header.split(";", -1);
        String charset = "";
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
            if (charset.isEmpty() && parameter.startsWith("charset=")) {
                charset = parameter
                        .substring("charset=".length())
                        .replace("\"", "")
                        .strip();
            }
        }
        return new MediaType(parts[0].strip().toLowerCase(Locale.ROOT), charset);
    }

    /** As a header says it. */
    public String header() {
        return charset.isEmpty() ? name : name + "; charset=" + charset;
    }

    boolean isJson() {
        return name.equals("application/json");
    }

    boolean isForm() {
        return name.equals("application/x-www-form-urlencoded");
    }
}
