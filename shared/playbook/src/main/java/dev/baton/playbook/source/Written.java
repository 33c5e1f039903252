package dev.baton.playbook.source;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a piece of YAML in one line, the same for pieces that say the same. */
final class Written {
    private Written() {}

    /** The piece; empty where nothing stands. */
    static String of(@Nullable Node node) {
        return switch (node) {
            case null -> "";
            case Node.Text text -> text.absent() ? "" : text.text().strip();
            case Node.Items items ->
                items.items().stream().map(Written::of).collect(Collectors.joining(", ", "[", "]"));
            case Node.Block block ->
                block.entries().stream()
                        .sorted((one, other) -> one.key().compareTo(other.key()))
                        .map(entry -> entry.key() + ": " + of(entry.value()))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }
}
