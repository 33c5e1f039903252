package dev.baton.store;

import dev.baton.lead.Decision;
import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import java.util.Optional;
import java.util.Set;

/** What assign does to one lead. */
public sealed interface LeadChange {
    /** The lead. */
    Lead lead();

    /** The routing that is decided or parked. */
    int routing();

    /** The list entry as it was read, for a lead that was held; empty for one that comes from the queue. */
    Optional<HeldLead> was();

    /** The waiters that were seen, all of whom are rung. */
    Set<String> waiters();

    /** The lead's id. */
    default LeadId id() {
        return lead().id();
    }

    /**
     * It gets its outcome: a rep, the fallback queue, or, for a held lead under a newer playbook, nurtured or rejected.
     *
     * @param decision its outcome is not {@code Held}
     * @param turn the turn that the decision took
     */
    record Decide(
            Lead lead,
            Facts facts,
            Decision decision,
            Optional<HeldLead> was,
            Set<String> waiters,
            FirstMove first,
            Optional<TurnTaken> turn)
            implements LeadChange {
        public Decide {
            waiters = Set.copyOf(waiters);
        }

        /** One that took no turn. */
        public Decide(
                Lead lead,
                Facts facts,
                Decision decision,
                Optional<HeldLead> was,
                Set<String> waiters,
                FirstMove first) {
            this(lead, facts, decision, was, waiters, first, Optional.empty());
        }

        @Override
        public int routing() {
            return decision.routing();
        }
    }

    /** It waits, or waits elsewhere or less long than before. */
    record Park(HeldLead to, Optional<HeldLead> was, Set<String> waiters) implements LeadChange {
        public Park {
            waiters = Set.copyOf(waiters);
        }

        @Override
        public Lead lead() {
            return to.lead();
        }

        @Override
        public int routing() {
            return to.routing();
        }
    }
}
