package dev.baton.track;

import dev.baton.store.StoreException;
import dev.baton.track.crm.Unanswered;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * What of a batch could not be done. For one batch and one thread.
 *
 * @param ids the messages that are to come again
 * @param unread those of them of which not all was read: nothing that they are about can be settled
 * @param passing those of them that were in no way to blame: somebody could not be reached
 */
record Failed(Set<String> ids, Set<String> unread, Set<String> passing) {
    private static final Logger LOG = Logger.getLogger(Track.class);

    Failed() {
        this(new HashSet<>(), new HashSet<>(), new HashSet<>());
    }

    void because(Collection<String> causes, RuntimeException e) {
        ids.addAll(causes);
        if (e instanceof Unanswered || StoreException.passing(e)) {
            passing.addAll(causes);
        }
        LOG.errorf("%d messages come again: %s", causes.size(), said(e));
    }

    /** Not all of it could be read. */
    void unread(Collection<String> causes, RuntimeException e) {
        unread.addAll(causes);
        because(causes, e);
    }

    /** What Baton itself has written of one record or Task cannot be read; of the others it can. */
    void broken(String record, Collection<String> causes) {
        ids.addAll(causes);
        LOG.errorf(
                "what Baton knows of %s cannot be read: correct or delete the item RECORD#%s / LEAD; %d messages come again",
                record, record, causes.size());
    }

    /** Whether all that these are about was read. */
    boolean reads(Collection<String> causes) {
        return causes.stream().noneMatch(unread::contains);
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
