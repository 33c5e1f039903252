package dev.baton.simulation;

import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Verdict;
import dev.baton.roster.Decided;
import dev.baton.roster.Decisions;
import dev.baton.roster.LastLead;
import dev.baton.roster.Pool;
import dev.baton.roster.Request;
import dev.baton.roster.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rules on leads in order, each ruling seeing what those before it did. Changes nothing.
 *
 * @param known the persons whose earlier leads are looked up
 * @param backlog pools for which older leads wait that are not among the cases
 */
record Court(Policy policy, Snapshot roster, Persons persons, Set<String> known, Set<String> backlog, Instant now) {
    /** One ruling for each case, in the same order, and the roster after them. */
    record Session(List<Ruling> rulings, Snapshot after) {}

    Session rule(List<Case> cases) {
        List<Request> requests = new ArrayList<>();
        List<Optional<Ruling.Followed>> following = new ArrayList<>(cases.size());
        for (Case one : cases) {
            Optional<Ruling.Followed> before = followed(one);
            following.add(before);
            if (one.verdict() instanceof Verdict.Routed routed && !awaits(one)) {
                requests.add(request(one, routed, before));
            }
        }
        Decisions decisions = policy.assigner().decide(roster, requests, backlog, now);
        List<Ruling> rulings = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < cases.size(); i++) {
            Case one = cases.get(i);
            Optional<Ruling.Followed> before = following.get(i);
            switch (one.verdict()) {
                case Verdict.Routed _
                when awaits(one) -> one.place().ifPresent(place -> rulings.add(Ruling.waiting(one, place)));
                case Verdict.Routed _ -> {
                    Decided decided = decisions.decided().get(next++);
                    rulings.add(new Ruling(one, decided.outcome(), before, Optional.of(decided)));
                }
                case Verdict.Nurtured nurtured ->
                    rulings.add(new Ruling(
                            one, new Outcome.Nurtured(nurtured.campaign(), nurtured.why()), before, Optional.empty()));
                case Verdict.Rejected rejected ->
                    rulings.add(new Ruling(one, new Outcome.Rejected(rejected.why()), before, Optional.empty()));
            }
        }
        return new Session(rulings, decisions.after());
    }

    /** A lead that comes in never does: whatever is being decided is decided before the next one comes. */
    private boolean awaits(Case one) {
        return one.place().isPresent() && known.contains(one.person()) && persons.awaits(one.lead());
    }

    /** The person's earlier lead, where it has a say about this one. */
    private Optional<Ruling.Followed> followed(Case one) {
        if (!known.contains(one.person())) {
            return Optional.empty();
        }
        Pool.Continuity continuity = one.verdict() instanceof Verdict.Routed routed
                ? policy.pool(one.pool(routed)).map(Pool::continuity).orElse(Pool.Continuity.NONE)
                : Pool.Continuity.NONE;
        return persons.followed(one.lead(), continuity, policy.mode(one.verdict()), now);
    }

    private Request request(Case one, Verdict.Routed routed, Optional<Ruling.Followed> before) {
        List<Verdict.Preference> preferences = new ArrayList<>();
        before.map(Ruling.Followed::preference).ifPresent(preferences::add);
        routed.preference().ifPresent(preferences::add);
        Mode mode = policy.mode(routed);
        return new Request(
                one.id(),
                one.pool(routed),
                preferences,
                Request.takenFrom(one.took().notTo()),
                one.waited(),
                LastLead.key(one.lead().keys().company(), mode),
                routed.wants(),
                mode == Mode.LIVE);
    }
}
