package dev.baton.simulation;

import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Verdict;
import dev.baton.roster.Waited;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * One lead that is to be decided.
 *
 * @param cause why this routing began
 * @param took from whom it was taken before
 * @param began when this routing began
 * @param place where it waits; empty for one that comes in
 */
record Case(
        Lead lead,
        Facts facts,
        int routing,
        Verdict verdict,
        Told.Cause cause,
        Took took,
        Instant began,
        Optional<Place> place) {
    /** The order of leads: the moment they were accepted. */
    static final Comparator<Case> OLDEST_FIRST = Comparator.comparing(
                    (Case one) -> one.lead().acceptedAt())
            .thenComparing(one -> one.id().value());

    /** A place on a list of leads that wait. */
    record Place(String pool, Waited waited, int version) {}

    LeadId id() {
        return lead.id();
    }

    String person() {
        return lead.keys().person();
    }

    Optional<Waited> waited() {
        return place.map(Place::waited);
    }

    /** The pool that picks: where it waits, unless another playbook has judged it since. */
    String pool(Verdict.Routed routed) {
        return place.filter(its -> its.version() == routed.playbookVersion())
                .map(Place::pool)
                .orElse(routed.pool());
    }

    Case judged(Verdict again) {
        return new Case(lead, facts, routing, again, cause, took, began, place);
    }

    Case waiting(String pool, Waited waited) {
        return new Case(
                lead,
                facts,
                routing,
                verdict,
                cause,
                took,
                began,
                Optional.of(new Place(pool, waited, verdict.playbookVersion())));
    }
}
