package dev.baton.roster;

import dev.baton.lead.Outcome;
import dev.baton.lead.Outcome.PassedOver;
import dev.baton.lead.Owner;
import dev.baton.lead.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
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
        Optional<Bench> counts =
                batch.pool(request.pool()).filter(Pool::ownerMatchCounts).map(pool -> batch.bench(pool.id()));
        Snapshot looked = batch.looked(preferred, counts.stream().toList());
        boolean counted = counts.isPresent() && counts.get().count(request.pool(), id);
        Optional<String> turn = counts.filter(_ -> counted).map(Bench::turnName);
        return Optional.of(assigned(rep, request.pool(), preference.why(), turn, looked));
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
        Bench bench = batch.bench(pool.id());
        int members = bench.members(pool.id());
        if (members == 0) {
            alarms.add("pool " + pool.id() + " has no members");
            return Optional.empty();
        }
        Instant since = request.waited().map(Waited::since).orElse(batch.now());
        Instant until = until(pool, since);
        boolean holds = until.isAfter(batch.now());
        if (holds && request.waited().isEmpty() && backlog.contains(pool.id())) {
            return Optional.of(held(pool, since, until, "older leads wait for " + pool.id()));
        }
        Snapshot looked = looked();
        Optional<Rep> rep = bench.pick(pool.id(), request.excluded(), passedOver);
        if (rep.isPresent()) {
            String why = "next in turn in " + pool.id();
            return Optional.of(assigned(rep.get(), pool.id(), why, Optional.of(bench.turnName()), looked));
        }
        if (!holds || bench.allExcluded(pool.id(), request.excluded())) {
            return Optional.empty();
        }
        String why = "none of " + pool.id() + "'s " + members + (members == 1 ? " member" : " members") + " is free";
        return Optional.of(held(pool, since, until, why));
    }

    /** A hold's deadline: from the routing's first parking; for the pool that it is asked for first, never later than the one it has. */
    private Instant until(Pool pool, Instant since) {
        Instant own = since.plus(pool.nobodyFree().hold());
        Optional<Instant> given = asked.size() == 1 ? request.waited().flatMap(Waited::until) : Optional.empty();
        return given.filter(own::isAfter).orElse(own);
    }

    private Snapshot looked() {
        List<Bench> benches = asked.stream()
                .filter(pool -> batch.pool(pool).isPresent())
                .map(batch::bench)
                .distinct()
                .toList();
        Set<String> reps = new HashSet<>(preferred);
        benches.forEach(bench -> reps.addAll(bench.ids()));
        return batch.looked(reps, benches);
    }

    private Decided assigned(Rep rep, String pool, String why, Optional<String> turn, Snapshot looked) {
        batch.assign(rep, pool);
        turn.ifPresent(batch::turnTaken);
        Owner owner = new Owner.Rep(rep.id(), rep.name(), rep.bookingUrl());
        return decided(new Outcome.Assigned(owner, pool, why), Optional.empty(), Optional.of(rep.id()), turn, looked);
    }

    private Decided held(Pool pool, Instant since, Instant until, String why) {
        String then = pool.nobodyFree().then();
        return decided(
                new Outcome.Held(pool.id(), until, then, why),
                Optional.of(new Waited(since, Optional.of(until), then)),
                Optional.empty(),
                Optional.empty(),
                Snapshot.EMPTY);
    }

    private Decided fallBack() {
        String why = asked.isEmpty() ? "sent to the fallback" : "nobody for it in " + String.join(", ", asked);
        return decided(
                new Outcome.Assigned(new Owner.Queue(fallback.queue()), request.pool(), why),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                looked());
    }

    private Decided decided(
            Outcome outcome, Optional<Waited> waits, Optional<String> rep, Optional<String> turn, Snapshot looked) {
        return new Decided(request.lead(), outcome, passedOver, position, waits, rep, turn, alarms, looked);
    }
}
