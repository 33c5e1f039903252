package dev.baton.secrets;

/** A secret could not be read. The message says which, why, and what to do; it never holds a secret. */
public final class SecretException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean retryable;

    SecretException(String message, boolean retryable) {
        super(message);
        this.retryable = retryable;
    }

    /** Whether the same may succeed later without anybody doing anything. */
    public boolean retryable() {
        return retryable;
    }
}
