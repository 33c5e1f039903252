package dev.baton.store;

import software.amazon.awssdk.core.exception.SdkException;

/** A fault of the store that is no expected outcome. The type says whether trying again may help. */
public abstract sealed class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Contention or lack of capacity outlasted every retry. Trying later may help. */
    public static final class Busy extends StoreException {
        private static final long serialVersionUID = 1;

        /** {@code message} says what was tried. */
        public Busy(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** What was asked for can never be done: an item too large, a malformed request. Trying again does not help. */
    public static final class Impossible extends StoreException {
        private static final long serialVersionUID = 1;

        Impossible(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Whether a fault lies with AWS or the way to it (it cannot be reached, has no capacity, gives no permission), and not with what was
     * asked: then the same may succeed later.
     */
    public static boolean passing(RuntimeException fault) {
        return switch (fault) {
            case Busy _, SdkException _ -> true;
            default -> false;
        };
    }
}
