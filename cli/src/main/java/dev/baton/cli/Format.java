package dev.baton.cli;

import picocli.CommandLine.Option;

/** Whether a command answers a person or a program. */
final class Format {
    @Option(names = "--format", paramLabel = "FORMAT", description = "text, or json on one line; text when not given")
    private Kind kind = Kind.TEXT;

    /** The formats. */
    enum Kind {
        TEXT,
        JSON
    }

    /** Whether a program reads the answer. */
    boolean isJson() {
        return kind == Kind.JSON;
    }
}
