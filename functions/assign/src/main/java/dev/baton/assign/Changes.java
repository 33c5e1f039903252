package dev.baton.assign;

import dev.baton.assign.Policies.Policy;
import dev.baton.lead.Decision;
import dev.baton.lead.LeadId;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Verdict;
import dev.baton.roster.Rep;
import dev.baton.roster.Waited;
import dev.baton.store.FirstMove;
import dev.baton.store.HeldLead;
import dev.baton.store.LeadChange;
import dev.baton.store.Parking;
import dev.baton.store.Parking.ForFirst;
import dev.baton.store.TurnTaken;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * From a ruling to what is written: nothing, for a lead that waits where and as long as it did before.
 *
 * @param waiters who waits for which of the leads, as far as was seen
 */
record Changes(Policy policy, Map<LeadId, Set<String>> waiters, Instant now) {
    Optional<LeadChange> of(Ruling ruling, int position) {
        return switch (ruling) {
            case Ruling.ByTurn turn -> byTurn(turn, position);
            case Ruling.Waits(Case one, ForFirst first) -> waits(one, first);
            case Ruling.Ends(Case one, Standing standing, Outcome outcome) ->
                Optional.of(decide(
                        one,
                        decision(one, outcome, List.of(), Inputs.judgedAgain(one, policy, position), Optional.empty()),
                        alone(standing, outcome)));
            case Ruling.Fault(Case one, String what) -> Optional.of(fault(one, what, position));
        };
    }

    private Optional<LeadChange> byTurn(Ruling.ByTurn turn, int position) {
        Case one = turn.one();
        Outcome outcome = turn.decided().outcome();
        if (outcome instanceof Outcome.Held held) {
            Waited waits =
                    turn.decided().waits().orElseGet(() -> new Waited(now, Optional.of(held.until()), held.then()));
            return park(one, new Parking(held.pool(), waits, held.why(), Optional.empty(), Optional.empty()));
        }
        return Optional.of(decide(
                one,
                decision(one, outcome, turn.decided().passedOver(), Inputs.of(turn, policy, position), owner(turn)),
                move(turn.standing(), outcome),
                taken(turn)));
    }

    private static Optional<TurnTaken> taken(Ruling.ByTurn turn) {
        return turn.decided()
                .turn()
                .flatMap(name -> turn.decided()
                        .rep()
                        .map(rep -> new TurnTaken(name, rep, turn.decided().inRotation())));
    }

    private Optional<LeadChange> waits(Case one, ForFirst first) {
        Waited waited = one.waited()
                .orElseGet(() -> new Waited(
                        now, Optional.empty(), one.pool().map(this::then).orElse(Outcome.FALLBACK)));
        String pool = one.pool().orElse(Outcome.FALLBACK);
        return park(
                one,
                new Parking(
                        pool,
                        waited,
                        "this person's earlier lead is being decided",
                        Optional.of(first),
                        Optional.empty()));
    }

    private String then(String pool) {
        return policy.pool(pool).map(its -> its.nobodyFree().then()).orElse(Outcome.FALLBACK);
    }

    private Optional<LeadChange> park(Case one, Parking parking) {
        if (one.parking().filter(before -> same(before, parking)).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(parked(one, parking));
    }

    private static boolean same(Parking before, Parking after) {
        return before.pool().equals(after.pool())
                && before.waited().equals(after.waited())
                && before.first().equals(after.first())
                && before.fault().isPresent() == after.fault().isPresent();
    }

    private LeadChange.Park parked(Case one, Parking parking) {
        Verdict.Routed verdict = one.verdict() instanceof Verdict.Routed routed
                ? routed
                : one.was().map(HeldLead::verdict).orElseThrow();
        return new LeadChange.Park(
                new HeldLead(one.lead(), one.facts(), verdict, one.routing(), parking, one.basis()),
                one.was(),
                seen(one));
    }

    /** Parks a lead whose decision threw; where its deadline has come and it throws still, the fallback queue has it. */
    LeadChange fault(Case one, String what, int position) {
        Instant until = deadline(one);
        if (one.was().isPresent() && !until.isAfter(now)) {
            Outcome outcome = new Outcome.Assigned(
                    new Owner.Queue(policy.playbook().fallback().queue()),
                    one.pool().orElse(Outcome.FALLBACK),
                    "deciding it failed until its deadline: " + what);
            return decide(
                    one,
                    decision(one, outcome, List.of(), Inputs.judgedAgain(one, policy, position), Optional.empty()),
                    new FirstMove.Leave());
        }
        Log.fault(one.id(), what);
        Instant since = one.waited().map(Waited::since).orElse(now);
        String pool = one.pool().orElse(Outcome.FALLBACK);
        return parked(
                one,
                new Parking(
                        pool,
                        new Waited(since, Optional.of(until), then(pool)),
                        "deciding it failed",
                        Optional.empty(),
                        Optional.of(new Parking.Fault(what, policy.version()))));
    }

    /** Even this may be what throws. */
    private Instant deadline(Case one) {
        try {
            return Standing.deadline(one, policy, now);
        } catch (RuntimeException _) {
            return now;
        }
    }

    private LeadChange.Decide decide(Case one, Decision decision, FirstMove first) {
        return decide(one, decision, first, Optional.empty());
    }

    private LeadChange.Decide decide(Case one, Decision decision, FirstMove first, Optional<TurnTaken> turn) {
        return new LeadChange.Decide(one.lead(), one.facts(), decision, one.was(), seen(one), first, turn);
    }

    /** Whose hours count for the first touch: also in shadow, where nothing is held against the rep. */
    private static Optional<Rep> owner(Ruling.ByTurn turn) {
        return turn.decided().outcome() instanceof Outcome.Assigned(Owner owner, String _, String _)
                        && owner instanceof Owner.Rep rep
                ? Optional.ofNullable(turn.decided().looked().reps().get(rep.id()))
                : Optional.empty();
    }

    private Decision decision(
            Case one,
            Outcome outcome,
            List<Outcome.PassedOver> passedOver,
            Decision.Inputs inputs,
            Optional<Rep> owner) {
        return new Decision(
                one.id(),
                one.routing(),
                now,
                one.verdict(),
                outcome,
                passedOver,
                inputs,
                policy.mode(one.verdict()),
                policy.firstTouch(one.verdict(), outcome, owner, now));
    }

    private Set<String> seen(Case one) {
        return waiters.getOrDefault(one.id(), Set.of());
    }

    /** A lead that is rejected may be its person's first, but takes nobody's place. */
    private static FirstMove alone(Standing standing, Outcome outcome) {
        return switch (standing) {
            case Standing.Alone(FirstMove.Take _) when outcome instanceof Outcome.Rejected -> new FirstMove.Leave();
            case Standing.Alone(FirstMove move) -> move;
            case Standing.Follows _, Standing.Waits _ -> new FirstMove.Leave();
        };
    }

    /** Whoever follows the first lead leaves it its place; whoever was to follow and could not takes it. */
    private static FirstMove move(Standing standing, Outcome outcome) {
        return switch (standing) {
            case Standing.Alone(FirstMove move) -> move;
            case Standing.Waits _ -> new FirstMove.Leave();
            case Standing.Follows(LeadId first, Verdict.Preference preference, boolean renews) ->
                !renews
                                && outcome instanceof Outcome.Assigned assigned
                                && assigned.owner() instanceof Owner.Rep rep
                                && rep.id().equals(preference.rep())
                        ? new FirstMove.Leave()
                        : new FirstMove.Take(first);
        };
    }
}
