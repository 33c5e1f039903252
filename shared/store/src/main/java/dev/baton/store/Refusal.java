package dev.baton.store;

import dev.baton.lead.LeadId;
import java.util.Set;

/** Why a transaction of assign was refused: each reason is an outcome of its own. */
public sealed interface Refusal {
    /** This routing has its outcome already. While {@code there} has a delivery, send it again; leave the lead out. */
    record Duplicate(LeadState there) implements Refusal {}

    /** A lead from the queue is parked already: leave it out. */
    record ParkedAlready(LeadId lead) implements Refusal {}

    /** A newer routing, a close or an erasure came first, or there is no such lead: leave it out. */
    record Overtaken(LeadId lead) implements Refusal {}

    /** Others wait for it than were seen: remember them, decide again. */
    record Awaited(LeadId lead, Set<String> waiters) implements Refusal {
        public Awaited {
            waiters = Set.copyOf(waiters);
        }
    }

    /** Its person has another first lead than was read: read again, decide again. */
    record PersonKnown(LeadId lead) implements Refusal {}

    /** Another writer was at {@code what}: read everything again, the held list first. */
    record Stale(String what) implements Refusal {}
}
