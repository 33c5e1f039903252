package dev.baton.playbook.source;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts what somebody wrote into a message, safely and shortly. */
public final class Say {
    private static final int LONGEST = 60;
    private static final int LONGEST_LINE = 200;

    private Say() {}

    /** A short piece of it, in one line. */
    public static String cut(String text) {
        return cut(text, LONGEST);
    }

    /** A sentence's length of it, in one line. */
    public static String line(String text) {
        return cut(text, LONGEST_LINE);
    }

    private static String cut(String text, int most) {
        StringBuilder line = new StringBuilder();
        text.strip()
                .codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .limit(most)
                .forEach(line::appendCodePoint);
        return line + (line.length() < text.strip().length() ? "..." : "");
    }

    /** As {@link #cut}, in quotation marks. */
    public static String quoted(String text) {
        return "\"" + cut(text) + "\"";
    }

    /** {@code a, b and c}. */
    static String and(List<String> words) {
        int size = words.size();
        return size < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, size - 1)) + " and " + words.getLast();
    }

    /** Whether the text is {@code true} or {@code yes}; {@code false} or {@code no}; or neither. */
    static Optional<Boolean> flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> Optional.of(true);
            case "false", "no" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
