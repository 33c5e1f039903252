package dev.baton.assign;

import dev.baton.assign.Interleaving.Part;
import dev.baton.lead.Lead;
import dev.baton.lead.Mode;
import dev.baton.queue.Message;
import dev.baton.roster.Rep;
import dev.baton.store.Erasing;
import dev.baton.store.LeadState;
import dev.baton.store.Reassign;
import dev.baton.store.Reassigning;
import dev.baton.store.Reroute;
import dev.baton.store.RerouteResult;
import dev.baton.store.Rerouting;
import dev.baton.store.Versioned;
import java.util.List;
import java.util.Set;

/** What people put right while everything else happens: leads routed again, given to somebody, and forgotten. Each may die halfway. */
final class Corrections {
    /** Who gets leads by a person's word alone: no pool selects this rep. */
    static final String CAL = "cal";

    private final Floor floor;
    private final List<Message> back;

    /** @param back what has to come again, as SQS and the watch see to */
    Corrections(Floor floor, List<Message> back) {
        this.floor = floor;
        this.back = back;
    }

    /** Some of each, on these leads, from {@code first} on. */
    List<Part> parts(List<Lead> leads, int first) {
        return List.of(
                new Part(true, () -> each(leads, first, this::rerouted)),
                new Part(true, () -> each(leads, first + 1, this::reassigned)),
                new Part(true, () -> each(leads, first + 2, this::erased)));
    }

    private interface Correction {
        void of(Lead lead);
    }

    private void each(List<Lead> leads, int first, Correction correction) {
        for (int i = 0; i < 2; i++) {
            correction.of(leads.get((first + i) % leads.size()));
            back.add(new Message.Doorbell("dach"));
            back.add(new Message.Doorbell("uk"));
        }
    }

    private void rerouted(Lead lead) {
        Reroute why = new Reroute("ops", "the rules were wrong", Set.of("ana"), true);
        if (new Rerouting(floor.dynamo, floor.tables).reroute(floor.state(lead), why, floor.now())
                instanceof RerouteResult.Started(LeadState _, int routing)) {
            Message.Scored scored = floor.scored(lead, "dach", routing);
            back.add(scored);
            floor.assign(scored);
        }
    }

    private void reassigned(Lead lead) {
        Versioned<Rep> cal = floor.roster.rep(CAL).orElseThrow();
        new Reassigning(floor.dynamo, floor.tables)
                .reassign(
                        floor.state(lead),
                        new Reassign(cal, "dach", Mode.LIVE, "ops", "knows them", false),
                        floor.now());
    }

    private void erased(Lead lead) {
        new Erasing(floor.dynamo, floor.tables).erase(lead.id(), floor.now());
    }
}
