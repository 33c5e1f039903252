package dev.baton.store;

import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Verdict;

/** A parked lead, whole: all that is needed to decide it. */
public record HeldLead(Lead lead, Facts facts, Verdict.Routed verdict, int routing, Parking parking) {
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
        return new HeldLead(lead, facts, verdict, routing, parked);
    }

    Key key() {
        return Key.held(parking.pool(), lead.acceptedAt(), id());
    }
}
