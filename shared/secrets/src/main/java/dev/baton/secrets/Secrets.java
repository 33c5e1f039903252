package dev.baton.secrets;

/**
 * Secrets by reference: {@code secretsmanager:<name or ARN>} or {@code ssm:<name>}. What was read is kept for as long as the process
 * lives. Thread-safe.
 */
public interface Secrets {
    /**
     * The secret's text, read at most once.
     *
     * @throws SecretException if it cannot be had; the message names the reference, never the secret
     */
    String read(String reference);

    /**
     * Reads the secret again: for a reader whose secret was refused, because it may have been rotated.
     *
     * @throws SecretException if it cannot be had
     */
    String renewed(String reference);
}
