package dev.baton.rehearsal;

import dev.baton.lead.Decision;
import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Sla;
import dev.baton.lead.Verdict;
import dev.baton.playbook.Rows;
import dev.baton.roster.Decided;
import dev.baton.roster.Engine;
import dev.baton.roster.Snapshot;
import dev.baton.roster.SnapshotText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would become of one lead, and why.
 *
 * @param rows the lookup rows that were found for it
 * @param decided who was picked, with everybody passed over; empty for a lead that is not for a rep
 * @param sla when the first touch would be due
 * @param after the roster's state after it
 * @param at when it was decided
 */
public record Rehearsed(
        Lead lead,
        Facts facts,
        Rows rows,
        Verdict verdict,
        Optional<Decided> decided,
        Optional<Sla.Clock> sla,
        Snapshot after,
        Instant at) {
    /** Where the lead ends or waits. */
    public Outcome outcome() {
        return switch (verdict) {
            case Verdict.Rejected rejected -> new Outcome.Rejected(rejected.why());
            case Verdict.Nurtured nurtured -> new Outcome.Nurtured(nurtured.campaign(), nurtured.why());
            case Verdict.Routed _ -> decided.orElseThrow().outcome();
        };
    }

    /** The decision as it would be stored, of the lead's first routing. */
    public Decision decision() {
        Map<String, String> roster =
                decided.map(Decided::looked).map(SnapshotText::write).orElse(Map.of());
        return new Decision(
                lead.id(),
                1,
                at,
                verdict,
                outcome(),
                decided.map(Decided::passedOver).orElse(List.of()),
                new Decision.Inputs(Engine.VERSION, Engine.timeZoneData(), -1, rows.values(), Optional.of(at), roster),
                mode(),
                sla);
    }

    private Mode mode() {
        return verdict instanceof Verdict.Routed routed ? routed.mode().orElse(Mode.LIVE) : Mode.LIVE;
    }
}
