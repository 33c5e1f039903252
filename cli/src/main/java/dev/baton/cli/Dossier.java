package dev.baton.cli;

import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.store.Decided;
import dev.baton.store.Deliveries;
import dev.baton.store.FirstTouchWatch;
import dev.baton.store.HeldLead;
import dev.baton.store.LeadEvent;
import dev.baton.store.LeadState;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is known of one lead.
 *
 * @param lead absent once it was erased
 * @param decisions the first routing first
 * @param events the oldest first
 * @param told what the world was told last
 * @param held what it waits with, while it is held
 * @param touches the clocks of its first touches, the first routing first
 */
record Dossier(
        LeadState state,
        Optional<Lead> lead,
        List<Decided> decisions,
        List<LeadEvent> events,
        Optional<Deliveries.Told> told,
        Optional<HeldLead> held,
        List<FirstTouchWatch> touches) {
    Dossier {
        decisions = List.copyOf(decisions);
        events = List.copyOf(events);
        touches = List.copyOf(touches);
    }

    /**
     * Reads it.
     *
     * @throws Refusal when there is no such lead
     */
    static Dossier read(Desk desk, LeadId id) {
        var state = desk.leads().state(id).orElseThrow(() -> unknown(id));
        return new Dossier(
                state,
                desk.leads().lead(id),
                desk.leads().decisions(id),
                desk.leads().events(id),
                desk.deliveries().told(id),
                desk.heldLeads().of(state),
                desk.firstTouches().all(id));
    }

    /** That there is no such lead. */
    static Refusal unknown(LeadId id) {
        return new Refusal("there is no lead " + id + "; './baton leads' lists the newest");
    }
}
