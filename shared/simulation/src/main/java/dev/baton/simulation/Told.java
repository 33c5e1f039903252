package dev.baton.simulation;

import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Verdict;
import dev.baton.roster.Decided;
import dev.baton.roster.Waited;
import java.time.Instant;
import java.util.Optional;

/** What the simulation tells whoever follows it, in the order in which it happens. */
public sealed interface Told {
    /** When it happened. */
    Instant at();

    /**
     * A routing of a lead has its outcome: assigned, nurtured or rejected.
     *
     * @param policy by which playbook
     * @param began when this routing began: when the lead was accepted, or scored again
     * @param decided how it was picked; empty where nobody had to be
     * @param byTurn whether it was its pool's turn that chose; not for somebody who was asked first, and not for the fallback queue
     */
    record Settled(
            Lead lead,
            Facts facts,
            int routing,
            Policy policy,
            Verdict verdict,
            Outcome outcome,
            Optional<Decided> decided,
            boolean byTurn,
            Instant began,
            Instant at)
            implements Told {}

    /**
     * A lead waits now, or waits for another pool or until another time than before.
     *
     * @param waited since when and until when at most
     * @param anew whether this routing of it had not waited yet
     */
    record Parked(
            Lead lead, int routing, Verdict.Routed verdict, Outcome.Held held, Waited waited, boolean anew, Instant at)
            implements Told {}

    /**
     * A rep turned to a lead for the first time.
     *
     * @param since when the rep got it
     * @param due until when the route promises it; empty where it promises nothing
     */
    record Touched(
            LeadId lead, Owner.Rep rep, String route, String pool, Instant since, Optional<Instant> due, Instant at)
            implements Told {
        /** Whether it came in time. */
        public boolean inTime() {
            return due.filter(at::isAfter).isEmpty();
        }
    }

    /** A lead is finished with. */
    record Closed(LeadId lead, Instant at) implements Told {}
}
