package dev.baton.deliver;

import dev.baton.lead.LeadId;
import dev.baton.store.PersonClaims;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * The people whom a batch may look for and make: each is claimed before the search, so that of two instances that have a new person each
 * only one makes the record, and the other finds it. For one thread and one batch.
 */
final class Persons {
    private static final Logger LOG = Logger.getLogger(Persons.class);

    /** How long whoever claimed a person can be at work: longer than an invocation, and what it sent may still arrive. */
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final PersonClaims claims;
    private final Clock clock;
    private final Map<String, LeadId> claimed = new HashMap<>();

    Persons(PersonClaims claims, Clock clock) {
        this.claims = claims;
        this.clock = clock;
    }

    /** Whether this one may be written now: its record is known, or its person is this batch's. */
    boolean mayWrite(Wanted wanted) {
        if (has(wanted)) {
            return true;
        }
        Instant now = clock.instant();
        if (!claims.claim(person(wanted), wanted.id(), now, now.plus(LONGEST))) {
            return false;
        }
        claimed.put(person(wanted), wanted.id());
        return true;
    }

    /** Whether nobody else can be in its way. */
    boolean has(Wanted wanted) {
        return !wanted.isLookedFor() || person(wanted).isEmpty() || claimed.containsKey(person(wanted));
    }

    /**
     * Gives back whom nobody needs any more. Where Salesforce did not answer the claim is left to end by itself: what was sent may still
     * arrive there.
     *
     * @param results what came of the batch so far
     * @param open those of the batch that are still to be written
     */
    void release(Map<Wanted, Result> results, Collection<Wanted> open) {
        Set<String> kept = new HashSet<>();
        open.forEach(one -> kept.add(person(one)));
        results.forEach((one, result) -> {
            if (result instanceof Result.Trouble) {
                kept.add(person(one));
            }
        });
        claimed.forEach((person, holder) -> {
            if (!kept.contains(person)) {
                release(person, holder);
            }
        });
        claimed.keySet().retainAll(kept);
    }

    private void release(String person, LeadId holder) {
        try {
            claims.release(person, holder);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "the person of lead %s was not given back: %s; that claim ends by itself",
                    holder, e.getClass().getName());
        }
    }

    private static String person(Wanted wanted) {
        return wanted.lead().keys().person();
    }
}
