package dev.baton.playbook.source;

/**
 * Something that is wrong, or worth knowing, in a file that somebody wrote.
 *
 * @param file as it was given; no more than the file's name where it was read from a folder
 * @param line from 1
 * @param column from 1
 * @param message a sentence that says what is wrong
 * @param suggestion what to do; empty when the message says it
 */
public record Finding(String file, int line, int column, Severity severity, String message, String suggestion) {
    /** How bad it is. */
    public enum Severity {
        /** The file cannot be used. */
        ERROR,
        /** It can be used, but probably not as meant. */
        WARNING
    }

    /** Whether it keeps the file from being used. */
    public boolean fatal() {
        return severity == Severity.ERROR;
    }

    /** {@code file:line:column: error: message (suggestion)}, as editors understand it. */
    public String text() {
        String kind = fatal() ? "error" : "warning";
        String hint = suggestion.isEmpty() ? "" : " (" + suggestion + ")";
        return file + ":" + line + ":" + column + ": " + kind + ": " + message + hint;
    }
}
