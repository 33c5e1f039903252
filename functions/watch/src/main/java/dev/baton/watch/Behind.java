package dev.baton.watch;

import dev.baton.queue.Backlog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;

/** Which queues are merely behind. Each is asked once, and only when something depends on it. For one sweep, in one thread. */
final class Behind {
    private static final Logger LOG = Logger.getLogger(Behind.class);

    private final Backlog backlog;
    private final int from;
    private final Map<String, Boolean> known = new HashMap<>();

    /**
     * Asks queues.
     *
     * @param from the number of waiting messages from which a queue counts as behind
     */
    Behind(Backlog backlog, int from) {
        this.backlog = backlog;
        this.from = from;
    }

    /** Whether any of these is behind. A queue that cannot be asked counts as up to date: sending once more harms nobody. */
    boolean anyOf(List<String> queues) {
        return queues.stream().anyMatch(queue -> known.computeIfAbsent(queue, this::ask));
    }

    private boolean ask(String queue) {
        try {
            return backlog.of(queue).visible() >= from;
        } catch (SdkException e) {
            LOG.warnf("the length of a queue is not known: %s", e.getClass().getName());
            return false;
        }
    }
}
