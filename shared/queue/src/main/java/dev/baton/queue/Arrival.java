package dev.baton.queue;

/**
 * A message that has arrived.
 *
 * @param recordId the SQS message id, by which a failure is reported
 */
public record Arrival(String recordId, Message message) {}
