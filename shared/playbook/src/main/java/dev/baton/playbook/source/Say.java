package dev.baton.playbook.source;

import java.util.Locale;
import java.util.Optional;

/** Puts what somebody wrote into a message, safely and shortly. */
final class Say {
    private static final int LONGEST = 60;

    private Say() {}

    static String cut(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    static String quoted(String text) {
        return "\"" + cut(text) + "\"";
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
