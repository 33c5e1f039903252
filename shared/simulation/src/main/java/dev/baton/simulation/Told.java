package dev.baton.simulation;

import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Sla;
import dev.baton.lead.SlaNotice;
import dev.baton.lead.Verdict;
import dev.baton.roster.Decided;
import dev.baton.roster.Waited;
import java.time.Instant;
import java.util.Optional;

/** What the simulation tells whoever follows it, in the order in which it happens. */
public sealed interface Told {
    /** When it happened. */
    Instant at();

    /** Why a routing of a lead begins. */
    enum Cause {
        CAME_IN,
        /** It was nurtured. */
        SCORED_AGAIN,
        /** It was taken from somebody who did not touch it in time. */
        TAKEN
    }

    /**
     * A routing of a lead has its outcome: assigned, nurtured or rejected.
     *
     * @param policy by which playbook
     * @param mode in shadow it is told, and nobody has the lead
     * @param cause why this routing began
     * @param began when this routing began
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
            Mode mode,
            Cause cause,
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

    /**
     * A rep was reminded of a lead, or it was too late and the lead was taken from the rep or not, as the notice says.
     *
     * @param policy by which playbook that was looked at
     * @param pool the pool that gave it to the rep
     */
    record Noticed(Lead lead, Facts facts, Policy policy, String pool, SlaNotice notice) implements Told {
        @Override
        public Instant at() {
            return notice.at();
        }

        /** Who has or had the lead. */
        public Optional<String> rep() {
            return notice.owner() instanceof Owner.Rep rep ? Optional.of(rep.id()) : Optional.empty();
        }

        /** Whether the lead was taken from the rep. */
        public boolean taken() {
            return notice.kind() == SlaNotice.Kind.BREACH && notice.action() == Sla.OnBreach.REASSIGN;
        }
    }

    /** A lead is finished with. */
    record Closed(LeadId lead, Instant at) implements Told {}
}
