package dev.baton.store;

import dev.baton.lead.Basis;
import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A parked lead, whole: all that is needed to decide it.
 *
 * @param basis what the verdict was judged from
 */
public record HeldLead(Lead lead, Facts facts, Verdict.Routed verdict, int routing, Parking parking, Basis basis) {
    public HeldLead {
        basis = given(basis);
    }

    /** One of whose verdict nothing more is known. */
    public HeldLead(Lead lead, Facts facts, Verdict.Routed verdict, int routing, Parking parking) {
        this(lead, facts, verdict, routing, parking, Basis.NONE);
    }

    /** Leads that were parked before this was kept lack it. */
    private static Basis given(@Nullable Basis basis) {
        return basis == null ? Basis.NONE : basis;
    }

    /** The lead's id. */
    public LeadId id() {
        return lead.id();
    }

    /** The same, to be tried again whatever playbook is active. */
    HeldLead withoutFault() {
        Parking parked = new Parking(
                parking.pool(),
                parking.waited(),
                parking.why(),
                parking.first(),
                parking.fault().map(fault -> new Parking.Fault(fault.what(), 0)));
        return new HeldLead(lead, facts, verdict, routing, parked, basis);
    }

    Key key() {
        return Key.held(parking.pool(), lead.acceptedAt(), id());
    }
}
