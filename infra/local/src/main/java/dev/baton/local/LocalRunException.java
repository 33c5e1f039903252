package dev.baton.local;

import java.io.Serial;

/** The local run cannot start. The message is one line that says why and what to do. */
public final class LocalRunException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    LocalRunException(String message) {
        super(message);
    }

    LocalRunException(String message, Throwable cause) {
        super(message, cause);
    }
}
