package dev.baton.roster;

import dev.baton.lead.Outcome;
import dev.baton.lead.Outcome.PassedOver;
import dev.baton.lead.Owner;
import dev.baton.lead.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The decision of one lead of a batch. */
final class OneLead {
    private final Batch batch;
    private final Request request;
    private final int position;
    private final Set<String> backlog;
    private final Fallback fallback;
    private final List<PassedOver> passedOver = new ArrayList<>();
    private final List<String> alarms = new ArrayList<>();
    private final Set<String> preferred = new LinkedHashSet<>();
    private final Set<String> asked = new LinkedHashSet<>();

    OneLead(Batch batch, Request request, int position, Set<String> backlog, Fallback fallback) {
        this.batch = batch;
        this.request = request;
        this.position = position;
        this.backlog = backlog;
        this.fallback = fallback;
    }

    Decided decide() {
        for (Verdict.Preference preference : request.preferences()) {
            if (preferred.add(preference.rep())) {
                Optional<Decided> match = match(preference);
                if (match.isPresent()) {
                    return match.get();
                }
            }
        }
        String at = request.pool();
        while (!at.equals(Outcome.FALLBACK) && asked.add(at)) {
            Optional<Pool> pool = batch.pool(at);
            if (pool.isEmpty()) {
                alarms.add("pool " + at + " has vanished");
                at = asked.size() == 1 ? request.waited().map(Waited::then).orElse(Outcome.FALLBACK) : Outcome.FALLBACK;
            } else {
                Optional<Decided> decided = ask(pool.get());
                if (decided.isPresent()) {
                    return decided.get();
                }
                at = pool.get().nobodyFree().then();
            }
        }
        return fallBack();
    }

    private Optional<Decided> match(Verdict.Preference preference) {
        String id = preference.rep();
        Rep rep = batch.snapshot().reps().get(id);
        String refusal = rep == null ? "not on the roster" : refusal(rep);
        if (rep == null || !refusal.isEmpty()) {
            passedOver.add(new PassedOver(id, refusal + "; asked first: " + preference.why()));
            return Optional.empty();
        }
        Optional<Bench> counts = batch.pool(request.pool())
                .filter(Pool::ownerMatchCounts)
                .map(pool -> batch.bench(pool.id(), Math.max(Membership.tierOf(pool, rep), 0)));
        Snapshot looked = batch.looked(preferred, counts.stream().toList(), "");
        boolean counted = counts.isPresent() && counts.get().count(request.pool(), id);
        Optional<String> turn = counts.filter(_ -> counted).map(Bench::turnName);
        return Optional.of(assigned(rep, request.pool(), preference.why(), turn, false, looked));
    }

    private String refusal(Rep rep) {
        String excluded = request.excluded().get(rep.id());
        if (excluded != null) {
            return excluded;
        }
        return switch (batch.availability(rep, request.pool())) {
            case Availability.Refused refused -> refused.why();
            case Availability.Free _ -> "";
        };
    }

    private Optional<Decided> ask(Pool pool) {
        List<Bench> tiers = batch.benches(pool);
        int members = tiers.stream().mapToInt(bench -> bench.members(pool.id())).sum();
        if (members == 0) {
            alarms.add("pool " + pool.id() + " has no members");
            return Optional.empty();
        }
        Instant since = request.waited().map(Waited::since).orElse(batch.now());
        Instant until = until(since, pool.nobodyFree().hold());
        boolean holds = until.isAfter(batch.now());
        if (holds && request.waited().isEmpty() && backlog.contains(pool.id())) {
            return Optional.of(held(pool, since, until, "older leads wait for " + pool.id()));
        }
        Map<String, String> excluded = excluded(pool);
        SameCompany company = SameCompany.of(batch, request, pool, tiers, excluded);
        if (company instanceof SameCompany.Again again) {
            return Optional.of(again(again, pool));
        }
        Snapshot looked = looked(asked, List.of(), List.of());
        int from = passedOver.size();
        for (Bench bench : tiers) {
            Optional<Rep> rep = bench.pick(pool.id(), excluded, passedOver);
            if (rep.isPresent()) {
                note(company, from, rep);
                return Optional.of(
                        assigned(rep.get(), pool.id(), why(pool, bench), Optional.of(bench.turnName()), true, looked));
            }
        }
        note(company, from, Optional.empty());
        Optional<Decided> ahead = lookAhead(pool, tiers, excluded, looked);
        if (ahead.isPresent()) {
            return ahead;
        }
        if (!holds || tiers.stream().allMatch(bench -> bench.allExcluded(pool.id(), excluded))) {
            return Optional.empty();
        }
        String why = "none of " + pool.id() + "'s " + members + (members == 1 ? " member" : " members") + " is free";
        return worthWaiting(pool, tiers, excluded, until).map(end -> held(pool, since, end, why));
    }

    /** Who must not get this lead of the pool's: as it was asked, and who is not for such a lead. */
    private Map<String, String> excluded(Pool pool) {
        Map<String, String> lacking = Fit.lacking(pool, batch.snapshot().reps().values(), request.wants());
        lacking.putAll(request.excluded());
        return lacking;
    }

    /** A match by company counts as a turn where the pool says so, and then moves the pass alone (rule 5). */
    private Decided again(SameCompany.Again again, Pool pool) {
        List<String> before = asked.stream().limit(asked.size() - 1L).toList();
        Snapshot looked =
                looked(before, List.of(again.bench()), List.of(again.rep().id()));
        boolean counted = pool.continuity().companyCounts()
                && again.bench().count(pool.id(), again.rep().id());
        Optional<String> turn = Optional.of(again.bench().turnName()).filter(_ -> counted);
        return assigned(again.rep(), pool.id(), again.why(), turn, false, looked);
    }

    private void note(SameCompany company, int from, Optional<Rep> chosen) {
        if (company instanceof SameCompany.NotAgain not) {
            not.note(passedOver, from, chosen);
        }
    }

    private static String why(Pool pool, Bench bench) {
        String tier = bench.turnName().contains("~")
                ? ", tier " + bench.turnName().substring(pool.id().length() + 1)
                : "";
        return switch (pool.strategy()) {
            case TURNS -> "next in turn in " + pool.id() + tier;
            case LEAST_LOADED -> "least loaded in " + pool.id() + tier;
        };
    }

    /** Nobody is free, but somebody begins to work soon enough: the lead is there when they begin. It moves the pass alone (rule 5). */
    private Optional<Decided> lookAhead(Pool pool, List<Bench> tiers, Map<String, String> excluded, Snapshot looked) {
        Duration within = pool.nobodyFree().lookAhead();
        if (within.isZero()) {
            return Optional.empty();
        }
        for (Bench bench : tiers) {
            Optional<Bench.Ahead> ahead =
                    bench.opensFirst(pool, excluded, batch.now().plus(within));
            if (ahead.isPresent()) {
                Rep rep = ahead.get().rep();
                boolean counted = bench.count(pool.id(), rep.id());
                passedOver.removeIf(other -> other.rep().equals(rep.id()));
                String why = "nobody of " + pool.id() + " is free now; " + rep.id() + " begins first, at "
                        + WorkingNow.local(ahead.get().from(), rep.zone());
                Optional<String> turn = Optional.of(bench.turnName()).filter(_ -> counted);
                return Optional.of(assigned(rep, pool.id(), why, turn, false, looked));
            }
        }
        return Optional.empty();
    }

    /** Until when it is held; where the pool waits for its next opening, no longer than for that, and not at all when none comes in time. */
    private Optional<Instant> worthWaiting(Pool pool, List<Bench> tiers, Map<String, String> excluded, Instant until) {
        if (!pool.nobodyFree().untilNextOpening()) {
            return Optional.of(until);
        }
        return tiers.stream()
                .flatMap(bench -> bench.worthWaiting(pool, excluded, until).stream())
                .min(Comparator.naturalOrder())
                .filter(end -> end.isAfter(batch.now()));
    }

    /** A hold's deadline: from the routing's first parking; for the pool that it is asked for first, never later than the one it has. */
    private Instant until(Instant since, Duration hold) {
        Instant own = since.plus(hold);
        Optional<Instant> given = asked.size() == 1 ? request.waited().flatMap(Waited::until) : Optional.empty();
        return given.filter(own::isAfter).orElse(own);
    }

    /** All of these pools, and beside them these turns and these reps. */
    private Snapshot looked(Collection<String> pools, List<Bench> turns, List<String> also) {
        Set<Bench> benches = new LinkedHashSet<>();
        pools.stream().flatMap(pool -> batch.pool(pool).stream()).forEach(pool -> benches.addAll(batch.benches(pool)));
        Set<String> reps = new HashSet<>(preferred);
        benches.forEach(bench -> reps.addAll(bench.ids()));
        reps.addAll(also);
        benches.addAll(turns);
        return batch.looked(reps, benches, request.company());
    }

    private Decided assigned(
            Rep rep, String pool, String why, Optional<String> turn, boolean inRotation, Snapshot looked) {
        if (request.holds()) {
            batch.assign(rep, pool);
        }
        turn.ifPresent(batch::turnTaken);
        batch.remember(request.company(), pool, new LastLead(request.lead(), rep.id(), batch.now()));
        Owner owner = new Owner.Rep(rep.id(), rep.name(), rep.bookingUrl());
        Optional<String> counted = Optional.of(rep.id()).filter(_ -> request.holds());
        return decided(new Outcome.Assigned(owner, pool, why), Optional.empty(), counted, turn, inRotation, looked);
    }

    private Decided held(Pool pool, Instant since, Instant until, String why) {
        String then = pool.nobodyFree().then();
        return decided(
                new Outcome.Held(pool.id(), until, then, why),
                Optional.of(new Waited(since, Optional.of(until), then)),
                Optional.empty(),
                Optional.empty(),
                false,
                Snapshot.EMPTY);
    }

    private Decided fallBack() {
        String why = asked.isEmpty() ? "sent to the fallback" : "nobody for it in " + String.join(", ", asked);
        return decided(
                new Outcome.Assigned(new Owner.Queue(fallback.queue()), request.pool(), why),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                looked(asked, List.of(), List.of()));
    }

    private Decided decided(
            Outcome outcome,
            Optional<Waited> waits,
            Optional<String> rep,
            Optional<String> turn,
            boolean inRotation,
            Snapshot looked) {
        return new Decided(request.lead(), outcome, passedOver, position, waits, rep, turn, inRotation, alarms, looked);
    }
}
