package dev.baton.cli;

import dev.baton.lead.Decision;
import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.store.Decided;
import dev.baton.store.LeadState;
import dev.baton.store.ManyLeads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds what Baton decided against who really has each lead, batch by batch: only the counts stay, and each difference goes out as it is
 * found. Not thread-safe.
 */
final class Comparison {
    private final ManyLeads leads;
    private final ComparisonPage page;
    private final Agreement agreement = new Agreement();

    Comparison(ManyLeads leads, ComparisonPage page) {
        this.leads = leads;
        this.page = page;
    }

    /** A lead that has a decision, and who has it. */
    record Pair(LeadState state, Actual actual) {}

    /** What both sides say of a lead on which they differ. */
    record Difference(
            String lead, String route, String pool, String baton, String batonWhy, String actual, String actualWhy) {}

    Agreement agreement() {
        return agreement;
    }

    /** Compares a batch of leads, each at most once in it. */
    void take(List<Pair> pairs) {
        Map<LeadId, Decision> decisions = decisions(
                pairs.stream().filter(pair -> choice(pair.state()).isEmpty()).toList());
        List<Pair> differ = new ArrayList<>();
        Map<LeadId, Owner> chosen = new HashMap<>();
        for (Pair pair : pairs) {
            LeadState state = pair.state();
            Optional<Owner> choice = choice(state)
                    .or(() -> Optional.ofNullable(decisions.get(state.id())).flatMap(Comparison::owner));
            if (choice.isEmpty()) {
                agreement.aside("Baton gave it to nobody: " + state.status().word());
                continue;
            }
            Optional<Boolean> same = pair.actual().is(choice.get());
            if (same.isEmpty()) {
                agreement.unknown(
                        state.route(),
                        state.pool(),
                        pair.actual().owner().isEmpty()
                                ? pair.actual().why()
                                : "it is in a queue of which only the id is known");
            } else if (same.get()) {
                agreement.agrees(state.route(), state.pool());
            } else {
                agreement.differs(state.route(), state.pool());
                differ.add(pair);
                chosen.put(state.id(), choice.get());
            }
        }
        tell(differ, chosen);
    }

    private void tell(List<Pair> differ, Map<LeadId, Owner> chosen) {
        Map<LeadId, Decision> decisions = decisions(differ);
        for (Pair pair : differ) {
            LeadState state = pair.state();
            page.difference(new Difference(
                    state.id().value(),
                    state.route(),
                    state.pool(),
                    Optional.ofNullable(chosen.get(state.id()))
                            .map(owner -> Actual.of(owner, "").who())
                            .orElse(""),
                    Optional.ofNullable(decisions.get(state.id()))
                            .map(Comparison::why)
                            .orElse("its decision is not there any more"),
                    pair.actual().who(),
                    pair.actual().why()));
        }
    }

    private Map<LeadId, Decision> decisions(List<Pair> pairs) {
        Map<LeadId, Integer> routings = new HashMap<>();
        pairs.forEach(pair -> routings.put(pair.state().id(), pair.state().routing()));
        Map<LeadId, Decision> decisions = new HashMap<>();
        leads.decisions(routings).values().stream()
                .map(Decided::decision)
                .forEach(decision -> decisions.put(decision.lead(), decision));
        return decisions;
    }

    /** Whom Baton chose, as far as the lead says so itself: a live lead's owner may have become another since. */
    private static Optional<Owner> choice(LeadState state) {
        if (state.mode() == Mode.SHADOW) {
            return state.chosen();
        }
        return state.ownerBy().isEmpty() ? state.owner() : Optional.empty();
    }

    private static Optional<Owner> owner(Decision decision) {
        return decision.outcome() instanceof Outcome.Assigned assigned
                ? Optional.of(assigned.owner())
                : Optional.empty();
    }

    private static String why(Decision decision) {
        return decision.outcome() instanceof Outcome.Assigned assigned ? assigned.why() : "";
    }
}
