package dev.baton.assign;

import dev.baton.assign.Policies.Policy;
import dev.baton.lead.Basis;
import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Verdict;
import dev.baton.queue.Message;
import dev.baton.roster.LastLead;
import dev.baton.roster.Waited;
import dev.baton.store.HeldLead;
import dev.baton.store.Parking;
import java.util.Optional;

/**
 * One lead on the desk.
 *
 * @param verdict as score said, or as the newer playbook says of a lead that waits
 * @param was the entry of the held list that it comes from; empty for one that comes from the queue
 * @param basis what its verdict was judged from
 * @param fault why judging it again failed; empty when it did not
 */
record Case(
        Lead lead,
        Facts facts,
        int routing,
        Verdict verdict,
        Optional<HeldLead> was,
        Basis basis,
        Optional<String> fault) {
    static Case fresh(Message.Scored message) {
        return new Case(
                message.lead(),
                message.facts(),
                message.routing(),
                message.verdict(),
                Optional.empty(),
                message.basis(),
                Optional.empty());
    }

    static Case held(HeldLead held) {
        return new Case(
                held.lead(),
                held.facts(),
                held.routing(),
                held.verdict(),
                Optional.of(held),
                held.basis(),
                Optional.empty());
    }

    Case judged(Verdict again, Basis from) {
        return new Case(lead, facts, routing, again, was, from, Optional.empty());
    }

    Case failed(String what) {
        return new Case(lead, facts, routing, verdict, was, basis, Optional.of(what));
    }

    LeadId id() {
        return lead.id();
    }

    String person() {
        return lead.keys().person();
    }

    /** The name of its company, where a pool on its way keeps companies together; empty otherwise. */
    String company(Policy policy) {
        return pool().filter(policy::keepsCompanies).isPresent()
                ? LastLead.key(lead.keys().company(), policy.mode(verdict))
                : "";
    }

    Optional<Parking> parking() {
        return was.map(HeldLead::parking);
    }

    Optional<Waited> waited() {
        return parking().map(Parking::waited);
    }

    /** The pool that picks: where it waits, unless the playbook was changed since. */
    Optional<String> pool() {
        return verdict instanceof Verdict.Routed routed
                ? Optional.of(was.filter(held -> sameVerdict(held, routed))
                        .map(held -> held.parking().pool())
                        .orElse(routed.pool()))
                : Optional.empty();
    }

    private static boolean sameVerdict(HeldLead held, Verdict.Routed routed) {
        return held.verdict().playbookVersion() == routed.playbookVersion();
    }
}
