package dev.baton.intake;

import dev.baton.queue.Message;

/** The way on. */
public interface ToEnrich {
    /**
     * Sends it.
     *
     * @throws dev.baton.queue.SendException if SQS did not take it; the watch sends it then
     */
    void send(Message.Accepted message);
}
