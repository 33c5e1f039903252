package dev.baton.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;

/** Prints the JSON Schema of a playbook, by which editors complete it and explain its keys. Talks to no stack. */
@Command(
        name = "schema",
        description = "prints the JSON Schema of a playbook: editors complete a playbook by it, and explain its keys")
final class SchemaCommand extends BatonCommand {
    private static final String FILE = "playbook.schema.json";

    @Override
    public Integer call() {
        try (var schema = SchemaCommand.class.getResourceAsStream(FILE)) {
            if (schema == null) {
                throw new IllegalStateException(FILE + " is not in the command line's jar");
            }
            new String(schema.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(page()::line);
            return 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
