package dev.baton.bench;

/**
 * A stage that takes leads from a queue.
 *
 * @param function its short name
 * @param queue the logical id of the queue that it consumes
 * @param next the logical id of the queue that it sends to; empty for the last
 */
record Stage(String function, String queue, String next) {
    boolean takesFifo() {
        return queue.equals("AssignQueue");
    }
}
