package dev.baton.track;

import dev.baton.lead.Owner;
import dev.baton.queue.Message;
import dev.baton.queue.Outgoing;
import dev.baton.queue.Sender;
import dev.baton.roster.Cells;
import dev.baton.store.LeadState;
import dev.baton.store.PlaybookStore;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/**
 * The pools where somebody may have got room while a batch was worked on, each rung once at its end. A bell that is lost is rung by the
 * watch within a minute. For one batch and one thread.
 */
final class Bells {
    private static final Logger LOG = Logger.getLogger(Bells.class);

    private final Set<String> reps = new TreeSet<>();
    private final Set<String> pools = new TreeSet<>();

    /** The lead counted for somebody, or waited, as it stood {@code before}. */
    void freed(LeadState before) {
        before.hold().ifPresent(hold -> pools.add(hold.pool()));
        pools.addAll(before.waiters());
        if (before.open() && before.owner().orElse(null) instanceof Owner.Rep rep) {
            reps.add(rep.id());
        }
    }

    void ring(PlaybookStore playbooks, Sender sender, String assignQueue) {
        if (reps.isEmpty() && pools.isEmpty()) {
            return;
        }
        try {
            Cells cells = playbooks.active().cells();
            Set<String> all = new TreeSet<>(pools);
            reps.forEach(rep -> all.addAll(cells.poolsOf(rep)));
            List<Outgoing> rings = all.stream()
                    .map(pool -> Outgoing.inGroup(cells.cellOf(pool), new Message.Doorbell(pool)))
                    .toList();
            sender.sendAll(assignQueue, rings)
                    .forEach(unsent -> LOG.warnf("a pool was not rung: %s; the watch rings it", unsent.why()));
        } catch (RuntimeException e) {
            LOG.warnf("no pool was rung: %s; the watch rings them", e.getClass().getName());
        }
    }
}
