package dev.baton.queue;

/**
 * A message that SQS did not take.
 *
 * @param why SQS's error code, or the class of the exception; never a value
 * @param permanent whether sending it again is useless
 */
public record Unsent(Outgoing what, String why, boolean permanent) {}
