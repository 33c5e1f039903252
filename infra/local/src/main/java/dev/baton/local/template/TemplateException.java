package dev.baton.local.template;

import java.io.Serial;

/** The template cannot be read, or says something that the local run does not do. The message is one line. */
public final class TemplateException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** With what is wrong. */
    public TemplateException(String message) {
        super(message);
    }

    /** With what is wrong and why. */
    public TemplateException(String message, Throwable cause) {
        super(message, cause);
    }
}
