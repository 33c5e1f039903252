package dev.baton.engines;

import java.io.Serial;

/** An engine did not start. The message is one line that says why and what to do. */
public final class EngineException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    EngineException(String message) {
        super(message);
    }

    EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
