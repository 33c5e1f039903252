package dev.baton.cli;

import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Verdict;
import dev.baton.rehearsal.Rehearsal;
import dev.baton.roster.Request;
import dev.baton.roster.Snapshot;
import dev.baton.store.LeadState;
import dev.baton.store.Sighting;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What would become of leads that are routed once more: a real decision by the active playbook and the roster of now, in the order of the
 * plan, with the load that the leads themselves free; nothing is written. What enrichment found the last time is taken as found, and leads
 * that come in meanwhile are not foreseen.
 */
final class ReroutePreview {
    private static final List<String> COLUMNS = List.of("LEAD", "ROUTING", "IS", "WOULD BE");

    private final Desk desk;
    private final Page page;
    private final Clock clock;

    ReroutePreview(Desk desk, Page page, Clock clock) {
        this.desk = desk;
        this.page = page;
        this.clock = clock;
    }

    void show(RoutingPlan plan, int most) {
        List<List<String>> rows = new ArrayList<>();
        var present = new Present(desk);
        var policy = present.active();
        var steps = plan.steps().subList(0, Math.min(most, plan.steps().size()));
        List<LeadState> leads = new ArrayList<>();
        for (RoutingPlan.Step step : steps) {
            desk.leads().state(step.lead()).ifPresent(leads::add);
        }
        var snapshot =
                policy.map(active -> present.roster(active.playbook(), leads)).orElse(Snapshot.EMPTY);
        for (LeadState lead : leads) {
            String would = "no playbook is active";
            if (policy.isPresent()) {
                var foreseen = foresee(policy.get(), present.facts(lead), lead, plan.terms(), snapshot);
                would = foreseen.text();
                snapshot = foreseen.after();
            }
            rows.add(List.of(lead.id().value(), String.valueOf(lead.routing()), LeadPage.standing(lead), would));
        }
        page.table(COLUMNS, rows);
        if (plan.steps().size() > most) {
            page.line("The first " + most + " of " + Shown.count(plan.steps().size(), "lead") + ".");
        }
    }

    private record Foreseen(String text, Snapshot after) {}

    private Foreseen foresee(
            Rehearsal policy, Facts facts, LeadState state, RoutingPlan.Terms terms, Snapshot snapshot) {
        Optional<Lead> lead = desk.leads().lead(state.id());
        if (lead.isEmpty()) {
            return new Foreseen("nothing: it was erased", snapshot);
        }
        var verdict = policy.judge(lead.get(), facts, clock.instant());
        return switch (verdict) {
            case Verdict.Rejected rejected ->
                new Foreseen("rejected: " + rejected.why() + takenBack(policy, state), snapshot);
            case Verdict.Nurtured nurtured ->
                new Foreseen("nurtured: " + nurtured.why() + takenBack(policy, state), snapshot);
            case Verdict.Routed routed -> decide(policy, state, terms, routed, snapshot);
        };
    }

    /** What becomes of it in Salesforce where nobody gets it: whoever had it there has it no more. */
    private String takenBack(Rehearsal policy, LeadState state) {
        var record = desk.records().state(state.id());
        if (state.mode() != Mode.LIVE || record.ownerWritten().isEmpty()) {
            return "";
        }
        return record.kind() == Sighting.Kind.LEAD && !record.existed()
                ? "; in Salesforce it goes to the queue "
                        + policy.playbook().fallback().queue() + ", and its Task is withdrawn"
                : "; in Salesforce its Task is withdrawn";
    }

    private Foreseen decide(
            Rehearsal policy, LeadState state, RoutingPlan.Terms terms, Verdict.Routed routed, Snapshot snapshot) {
        Map<String, String> excluded = new TreeMap<>();
        Set<String> notTo = RerouteRun.notTo(state, terms);
        notTo.forEach(rep -> excluded.put(rep, "not this time"));
        var request = new Request(
                state.id(),
                routed.pool(),
                routed.preference().stream().toList(),
                excluded,
                Optional.empty(),
                state.keys().company(),
                routed.wants(),
                true);
        var decisions = policy.assigner().decide(snapshot, List.of(request), clock.instant());
        return new Foreseen(text(routed, decisions.decided().getFirst().outcome()), decisions.after());
    }

    private static String text(Verdict.Routed routed, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Assigned assigned ->
                "with " + LeadPage.name(assigned.owner()) + " by " + routed.route() + ", " + assigned.why();
            case Outcome.Held held -> "held in " + held.pool() + " by " + routed.route() + ", " + held.why();
            case Outcome.Nurtured nurtured -> "nurtured: " + nurtured.why();
            case Outcome.Rejected rejected -> "rejected: " + rejected.why();
        };
    }
}
