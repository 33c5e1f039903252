package dev.baton.simulation;

import dev.baton.lead.Outcome;
import dev.baton.lead.Verdict;
import dev.baton.roster.Decided;
import dev.baton.roster.Waited;
import java.time.Instant;
import java.util.Optional;

/**
 * What was ruled about one lead.
 *
 * @param follows the person's earlier lead, whose rep was asked first
 * @param decided how it was picked; empty for one that a newer playbook nurtures or rejects, and for one that only waits
 */
record Ruling(Case one, Outcome outcome, Optional<Followed> follows, Optional<Decided> decided) {
    /** A lead that waits goes on waiting where it does: its person's first lead is being decided. */
    static Ruling waiting(Case one, Case.Place place) {
        Outcome.Held held = new Outcome.Held(
                place.pool(),
                place.waited().until().orElse(Instant.MAX),
                place.waited().then(),
                "this person's earlier lead is being decided");
        return new Ruling(one, held, Optional.empty(), Optional.empty());
    }

    /**
     * An earlier lead of the same person, whose rep was asked first.
     *
     * @param renews whether this lead becomes the one that the person's next lead follows, also where that rep gets it
     */
    record Followed(Verdict.Preference preference, boolean renews) {}

    /** Whether anything is different from before: not for a lead that waits where and as long as it did. */
    boolean changes() {
        if (!(outcome instanceof Outcome.Held held)) {
            return true;
        }
        return decided.isPresent()
                && one.place()
                        .filter(place -> place.pool().equals(held.pool())
                                && place.waited().equals(waits()))
                        .isEmpty();
    }

    /** Whether it was its pool's turn that chose, and nobody who was asked first. */
    boolean byTurn() {
        return decided.filter(its -> its.turn().isPresent())
                .flatMap(Decided::rep)
                .filter(rep -> !askedFirst(rep) || passedOver(rep))
                .isPresent();
    }

    private boolean askedFirst(String rep) {
        return follows.filter(before -> before.preference().rep().equals(rep)).isPresent()
                || (one.verdict() instanceof Verdict.Routed routed
                        && routed.preference()
                                .filter(first -> first.rep().equals(rep))
                                .isPresent());
    }

    /** Whoever was asked first in vain is among those passed over. */
    private boolean passedOver(String rep) {
        return decided.stream()
                .flatMap(its -> its.passedOver().stream())
                .anyMatch(over -> over.rep().equals(rep));
    }

    /** How a lead that is held has waited. */
    Waited waits() {
        return decided.flatMap(Decided::waits).orElseGet(() -> new Waited(Instant.EPOCH, Optional.empty(), ""));
    }
}
