package dev.baton.cli;

/** What was asked cannot be done, in one line for the person who asked: what was attempted, why not, what to do. */
class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refusal(String message) {
        super(message);
    }

    Refusal(String message, Throwable cause) {
        super(message, cause);
    }

    /** The message. */
    final String line() {
        return String.valueOf(getMessage());
    }
}
