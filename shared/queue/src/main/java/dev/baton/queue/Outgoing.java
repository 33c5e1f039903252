package dev.baton.queue;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * A message to be sent.
 *
 * @param group the group in a FIFO queue, whose messages stay in order; empty for a standard queue
 * @param delay until it may be received, 15 minutes at most; for standard queues only, as SQS has it
 */
public record Outgoing(Message message, Optional<String> group, Duration delay) {
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

    /**
     * Takes a message that SQS can send.
     *
     * @throws IllegalArgumentException if the delay is negative, longer than 15 minutes, or together with a group
     */
    public Outgoing {
        if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0 || (group.isPresent() && !delay.isZero())) {
            throw new IllegalArgumentException(
                    "a message is delayed by 0 to 15 minutes, and one in a group not at all: " + delay);
        }
    }

    /** To a standard queue. */
    public static Outgoing of(Message message) {
        return new Outgoing(message, Optional.empty(), Duration.ZERO);
    }

    /** To a standard queue, to be received after {@code delay}. */
    public static Outgoing after(Duration delay, Message message) {
        return new Outgoing(message, Optional.empty(), delay);
    }

    /** To a FIFO queue, in order with the others of the group: for {@code assign} the group is the cell. */
    public static Outgoing inGroup(String group, Message message) {
        return new Outgoing(message, Optional.of(group), Duration.ZERO);
    }

    /**
     * The id under which a FIFO queue swallows a repeated send for five minutes, even after the first was deleted. A lead's carries the
     * attempt, so that sending again is possible; a doorbell's is always fresh, so that no ring is lost.
     */
    public String deduplicationId() {
        return switch (message) {
            case Message.OfLead lead -> lead.id() + "#" + lead.routing() + "#" + lead.attempt();
            case Message.Doorbell _, Message.ReadBack _ -> UUID.randomUUID().toString();
        };
    }
}
