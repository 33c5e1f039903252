package dev.baton.store;

import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** A fault of the store that is no expected outcome. The type says whether trying again may help. */
public abstract sealed class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Contention or lack of capacity outlasted every retry. Trying later may help. */
    public static final class Busy extends StoreException {
        private static final long serialVersionUID = 1;

        Busy(String message, Throwable cause) {
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

    /** Whether a fault is DynamoDB's or the network's passing trouble, so that the same may succeed later. */
    public static boolean passing(RuntimeException fault) {
        return switch (fault) {
            case Busy _, RetryableException _ -> true;
            case SdkServiceException service ->
                service.statusCode() >= 500
                        || service.statusCode() == 429
                        || service.isThrottlingException()
                        || service.isClockSkewException();
            case SdkClientException _ -> true;
            default -> false;
        };
    }
}
