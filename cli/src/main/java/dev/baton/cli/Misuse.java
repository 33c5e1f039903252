package dev.baton.cli;

/** The command itself was not understood: what was typed, whatever the stack holds, cannot be meant. */
final class Misuse extends Refusal {
    private static final long serialVersionUID = 1;

    Misuse(String message) {
        super(message);
    }

    Misuse(String message, Throwable cause) {
        super(message, cause);
    }
}
