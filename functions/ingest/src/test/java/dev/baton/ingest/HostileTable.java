package dev.baton.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** C26 as a table: {@code hostile/leads.txt}. */
public final class HostileTable {
    private static final Pattern PART =
            Pattern.compile("\\\\x([0-9a-f]{2})|\\\\\\\\|\\{([0-9]+)\\*([^{}]*)}", Pattern.DOTALL);

    private HostileTable() {}

    /**
     * One line of it.
     *
     * @param latin1 the body, each character a byte
     */
    public record Case(String name, String type, String latin1, int status, String answer) {
        /** What is sent. */
        public byte[] body() {
            return latin1.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** All lines. */
    public static Stream<Case> cases() throws IOException {
        try (InputStream in = Objects.requireNonNull(HostileTable.class.getResourceAsStream("/hostile/leads.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(HostileTable::read)
                            .toList()
                            .stream();
        }
    }

    private static Case read(String line) {
        String[] parts = line.split(" ?\\| ?", -1);
        return new Case(
                parts[0],
                parts[1],
                new String(bytes(parts[2]), StandardCharsets.ISO_8859_1),
                Integer.parseInt(parts[3]),
                parts[4]);
    }

    private static byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher part = PART.matcher(text);
        int from = 0;
        while (part.find()) {
            bytes.writeBytes(text.substring(from, part.start()).getBytes(StandardCharsets.UTF_8));
            if (part.group(1) != null) {
                bytes.write(Integer.parseInt(part.group(1), 16));
            } else if (part.group(2) != null) {
                bytes.writeBytes(
                        part.group(3).repeat(Integer.parseInt(part.group(2))).getBytes(StandardCharsets.UTF_8));
            } else {
                bytes.write('\\');
            }
            from = part.end();
        }
        bytes.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }
}
