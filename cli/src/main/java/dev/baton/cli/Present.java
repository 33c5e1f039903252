package dev.baton.cli;

import dev.baton.json.Json;
import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Owner;
import dev.baton.lead.Status;
import dev.baton.playbook.Playbook;
import dev.baton.rehearsal.Earlier;
import dev.baton.rehearsal.Rehearsal;
import dev.baton.roster.Capacity;
import dev.baton.roster.Load;
import dev.baton.roster.Pool;
import dev.baton.roster.Rep;
import dev.baton.roster.Sharing;
import dev.baton.roster.Snapshot;
import dev.baton.store.Decided;
import dev.baton.store.HeldLead;
import dev.baton.store.LeadState;
import dev.baton.store.Persons;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What would decide in a stack at this moment: its active playbook, and its people with their loads and turns. Writes nothing. */
final class Present {
    private final Desk desk;

    Present(Desk desk) {
        this.desk = desk;
    }

    /** The active playbook; empty when none is. */
    Optional<Rehearsal> active() {
        int version = desk.playbooks().active().version();
        return version == 0
                ? Optional.empty()
                : desk.playbooks()
                        .version(version)
                        .map(there -> new Rehearsal(
                                Json.read(there.compiled(), Playbook.class),
                                keys -> desk.lookups().rows(List.of(keys)),
                                version));
    }

    /**
     * The roster as these pools see it.
     *
     * @param freed leads that are routed once more: whoever has one has one fewer
     */
    Snapshot roster(Playbook playbook, List<LeadState> freed) {
        return roster(
                playbook,
                freed,
                freed.stream().map(lead -> lead.keys().company()).toList());
    }

    /**
     * The same.
     *
     * @param known the keys of companies whose last leads may have a say
     */
    Snapshot roster(Playbook playbook, List<LeadState> freed, List<String> known) {
        var pools = playbook.pools();
        var turns = new TreeSet<String>();
        pools.keySet().forEach(pool -> turns.addAll(Sharing.turnsOf(pools, pool)));
        boolean keeps = pools.values().stream().anyMatch(Pool::keepsCompanies);
        var companies = known.stream()
                .filter(company -> keeps && !company.isEmpty())
                .distinct()
                .toList();
        var read = desk.assignments()
                .read(desk.roster().all().reps().stream().map(Rep::id).toList(), turns, List.of(), companies)
                .snapshot();
        Map<String, Load> loads = new HashMap<>(read.loads());
        for (LeadState lead : freed) {
            if (lead.open() && lead.owner().orElse(null) instanceof Owner.Rep rep) {
                loads.computeIfPresent(rep.id(), (_, load) -> Capacity.closed(load, lead.pool()));
            }
        }
        return new Snapshot(read.reps(), loads, read.turns(), read.companies());
    }

    /** What enrichment found of a lead the last time. */
    Facts facts(LeadState state) {
        Optional<Facts> waits = desk.heldLeads().of(state).map(HeldLead::facts);
        List<Decided> decisions = waits.isPresent() ? List.of() : desk.leads().decisions(state.id());
        return waits.orElseGet(
                () -> decisions.isEmpty() ? Facts.NONE : decisions.getLast().facts());
    }

    /**
     * What the person's first lead says about who is asked first, as assign asks; and whether that lead is being decided, so that this one
     * would wait for it.
     */
    Before before(Lead lead) {
        var mode = desk.stack()
                .find("BATON_MODE")
                .filter(Mode.SHADOW.word()::equals)
                .map(_ -> Mode.SHADOW)
                .orElse(Mode.LIVE);
        var first = new Persons(desk.dynamoDb(), desk.tables())
                .first(lead.keys().person())
                .filter(id -> !id.equals(lead.id()))
                .flatMap(desk.leads()::state);
        return new Before(
                new Earlier(first.flatMap(LeadState::earlier), first.flatMap(LeadState::leadsInShadow), mode),
                first.filter(it -> it.status() == Status.RECEIVED).map(LeadState::id));
    }

    /** What is known of a person's first lead, and its id where it is being decided. */
    record Before(Earlier earlier, Optional<LeadId> beingDecided) {
        static final Before NOTHING = new Before(Earlier.NOTHING, Optional.empty());
    }
}
