package dev.baton.assign;

import dev.baton.assign.Policies.Policy;
import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Status;
import dev.baton.lead.Verdict;
import dev.baton.roster.EarlierLead;
import dev.baton.roster.Pool;
import dev.baton.roster.Waited;
import dev.baton.store.FirstMove;
import dev.baton.store.LeadState;
import dev.baton.store.Parking.ForFirst;
import dev.baton.store.RoutingState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where a lead stands with its person's first lead. */
sealed interface Standing {
    /** How long a lead waits at most for the decision of the first one. */
    Duration PATIENCE = Duration.ofMinutes(2);

    /** It is decided by its pool, and does this to the person's first place. */
    record Alone(FirstMove move) implements Standing {}

    /**
     * The first lead is with this rep, who is asked first. Where that rep cannot have it, it takes the first's place.
     *
     * @param renews whether it takes that place also where the rep can: the time within which the next one follows begins anew
     */
    record Follows(LeadId first, Verdict.Preference preference, boolean renews) implements Standing {}

    /** The first lead is being decided: it waits for that. */
    record Waits(ForFirst forFirst) implements Standing {}

    /** Finds out. {@code read} must have the first place of the lead's person. */
    static Standing of(Case one, RoutingState read, Policy policy, Instant now) {
        if (one.person().isEmpty()) {
            return new Alone(new FirstMove.Leave());
        }
        Optional<LeadId> first = Optional.ofNullable(read.firsts().get(one.person()));
        if (first.filter(id -> !id.equals(one.id())).isEmpty()) {
            return new Alone(new FirstMove.Claim());
        }
        LeadId id = first.get();
        return Optional.ofNullable(read.firstLeads().get(id))
                .flatMap(there -> behind(one, there, policy, now))
                .orElseGet(() -> new Alone(new FirstMove.Take(id)));
    }

    private static Optional<Standing> behind(Case one, LeadState first, Policy policy, Instant now) {
        Optional<EarlierLead> earlier = first.earlier();
        if (earlier.isPresent()) {
            Pool.Continuity continuity =
                    one.pool().flatMap(policy::pool).map(Pool::continuity).orElse(Pool.Continuity.NONE);
            return earlier.get()
                    .preference(continuity, now)
                    .map(preference -> new Follows(
                            first.id(), preference, continuity.person().isPresent()));
        }
        if (policy.mode(one.verdict()) == Mode.SHADOW && first.leadsInShadow().isPresent()) {
            return first.leadsInShadow().map(preference -> new Follows(first.id(), preference, false));
        }
        return first.status() == Status.RECEIVED
                ? patience(one, first.id(), policy, now).map(Waits::new)
                : Optional.empty();
    }

    private static Optional<ForFirst> patience(Case one, LeadId first, Policy policy, Instant now) {
        Instant until = one.parking()
                .flatMap(parking -> parking.first())
                .filter(before -> before.lead().equals(first))
                .map(ForFirst::until)
                .orElseGet(() -> earlier(now.plus(PATIENCE), deadline(one, policy, now)));
        return until.isAfter(now) ? Optional.of(new ForFirst(first, until)) : Optional.empty();
    }

    /** The lead's own deadline: the one it was given, else what its pool would give it. */
    static Instant deadline(Case one, Policy policy, Instant now) {
        Instant since = one.waited().map(Waited::since).orElse(now);
        Duration hold = one.pool().map(policy::hold).orElse(Duration.ZERO);
        return one.waited()
                .flatMap(Waited::until)
                .map(until -> earlier(until, since.plus(hold)))
                .orElse(since.plus(hold));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
