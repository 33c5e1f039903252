package dev.baton.assign;

import dev.baton.queue.Message;
import dev.baton.queue.Outgoing;
import dev.baton.queue.Sender;
import dev.baton.queue.Unsent;
import dev.baton.roster.Cells;
import java.util.Collection;
import java.util.List;

/** Sends through SQS. */
record QueueSends(Sender sender, String assignQueue, String deliverQueue) implements Sends {
    @Override
    public void deliver(List<Message.Deliver> outcomes) {
        note(sender.sendAll(deliverQueue, outcomes.stream().map(Outgoing::of).toList()));
    }

    @Override
    public void ring(Collection<String> pools, Cells cells) {
        note(sender.sendAll(
                assignQueue,
                pools.stream()
                        .map(pool -> Outgoing.inGroup(cells.cellOf(pool), new Message.Doorbell(pool)))
                        .toList()));
    }

    private static void note(List<Unsent> unsent) {
        unsent.forEach(message -> Log.unsent(message.what().message().getClass().getSimpleName(), message.why()));
    }
}
