package dev.baton.local.template;

import java.util.Map;
import java.util.Optional;

/**
 * A queue.
 *
 * @param id its logical id
 * @param name its name on this machine
 * @param attributes as SQS names them, the redrive policy excepted
 * @param deadLetters logical id of the queue that takes what failed too often
 * @param maxReceiveCount after how many deliveries
 */
public record QueueSpec(
        String id, String name, Map<String, String> attributes, Optional<String> deadLetters, int maxReceiveCount) {}
