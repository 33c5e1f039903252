package dev.baton.track;

import dev.baton.store.StoreException;
import dev.baton.track.crm.Unanswered;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What of a batch could not be done. For one batch and one thread.
 *
 * @param ids the messages that are to come again
 * @param passing those of them that were in no way to blame: somebody could not be reached
 */
record Failed(Set<String> ids, Set<String> passing) {
    private static final Logger LOG = Logger.getLogger(Track.class);

    Failed() {
        this(new HashSet<>(), new HashSet<>());
    }

    void because(Collection<String> causes, RuntimeException e) {
        ids.addAll(causes);
        if (e instanceof Unanswered || e instanceof StoreException || e instanceof SdkException) {
            passing.addAll(causes);
        }
        LOG.errorf("%d messages come again: %s", causes.size(), said(e));
    }

    /** Whether it failed for a reason of its own. */
    boolean isToBlame(String id) {
        return ids.contains(id) && !passing.contains(id);
    }

    /** Somebody else looks after it. */
    void forget(String id) {
        ids.remove(id);
    }

    private static String said(RuntimeException e) {
        return e instanceof Unanswered unanswered
                ? unanswered.failure().reason()
                : e.getClass().getName();
    }
}
