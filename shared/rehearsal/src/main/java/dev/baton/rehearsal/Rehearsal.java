package dev.baton.rehearsal;

import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Sla;
import dev.baton.lead.Verdict;
import dev.baton.playbook.Explanation;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.Rows;
import dev.baton.playbook.Table;
import dev.baton.roster.Assigner;
import dev.baton.roster.Calendars;
import dev.baton.roster.Decided;
import dev.baton.roster.Decisions;
import dev.baton.roster.Place;
import dev.baton.roster.Pool;
import dev.baton.roster.Rep;
import dev.baton.roster.Request;
import dev.baton.roster.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One playbook, to be tried on leads: score's part and assign's part, by the same core. Immutable, thread-safe. A lead costs its rules and
 * its routes, and in {@link #decide} its pool's members.
 */
public final class Rehearsal {
    private final Playbook playbook;
    private final Lookups lookups;
    private final int version;
    private final Assigner assigner;
    private final Calendars calendars;

    /**
     * A playbook that is published.
     *
     * @param version the version it has
     */
    public Rehearsal(Playbook playbook, Lookups lookups, int version) {
        this.playbook = playbook;
        this.lookups = lookups;
        this.version = version;
        assigner = playbook.assigner();
        calendars = new Calendars(playbook.hours());
    }

    /** A playbook that was read and is not published: its version is 0. */
    public Rehearsal(Playbook playbook, List<Table> tables) {
        this(playbook, Lookups.in(tables), 0);
    }

    /** The same playbook with other rules for its pools. */
    Rehearsal with(UnaryOperator<Pool> change) {
        Map<String, Pool> pools = new LinkedHashMap<>();
        playbook.pools().forEach((name, pool) -> pools.put(name, change.apply(pool)));
        Playbook changed = new Playbook(
                playbook.name(),
                playbook.owner(),
                playbook.routeWhen(),
                playbook.segments(),
                playbook.territories(),
                playbook.namedAccounts(),
                playbook.rejections(),
                playbook.scoring(),
                playbook.routes(),
                pools,
                playbook.fallback(),
                playbook.hours());
        return new Rehearsal(changed, lookups, version);
    }

    /** The playbook. */
    public Playbook playbook() {
        return playbook;
    }

    /** The version it has; 0 where it is not published. */
    public int version() {
        return version;
    }

    /** What decides by its pools and hours. */
    public Assigner assigner() {
        return assigner;
    }

    /** People who have nothing on their desks, and whose turns all begin: a roster as it stands in its file. */
    public static Snapshot fresh(Collection<Rep> reps) {
        Map<String, Rep> byId = reps.stream().collect(Collectors.toMap(Rep::id, Function.identity(), (one, _) -> one));
        return new Snapshot(byId, Map.of(), Map.of());
    }

    /** What the playbook says of a lead. */
    public Verdict judge(Lead lead, Facts facts, Instant now) {
        return judge(lead, facts, rows(lead, facts), now);
    }

    /** What is asked about a lead that the playbook has a route for; empty where it has none for a rep. */
    private Optional<Request> request(Lead lead, Verdict verdict, Earlier earlier, Instant now) {
        return switch (verdict) {
            case Verdict.Routed routed -> {
                Pool.Continuity continuity = Optional.ofNullable(
                                playbook.pools().get(routed.pool()))
                        .map(Pool::continuity)
                        .orElse(Pool.Continuity.NONE);
                List<Verdict.Preference> preferences = new ArrayList<>();
                earlier.preference(routed, continuity, now).ifPresent(preferences::add);
                routed.preference().ifPresent(preferences::add);
                yield Optional.of(new Request(
                        lead.id(),
                        routed.pool(),
                        preferences,
                        Map.of(),
                        Optional.empty(),
                        lead.keys().company(),
                        routed.wants(),
                        true));
            }
            case Verdict.Nurtured _, Verdict.Rejected _ -> Optional.empty();
        };
    }

    /** Decides a lead as if it came {@code now}, of a person nobody knows, and nobody waited. */
    public Rehearsed decide(Lead lead, Facts facts, Snapshot roster, Instant now) {
        return decide(lead, facts, roster, Earlier.NOTHING, now);
    }

    /** Decides a lead as if it came {@code now} and nobody waited. */
    public Rehearsed decide(Lead lead, Facts facts, Snapshot roster, Earlier earlier, Instant now) {
        Rows rows = rows(lead, facts);
        Verdict verdict = judge(lead, facts, rows, now);
        Optional<Decisions> decisions =
                request(lead, verdict, earlier, now).map(request -> assigner.decide(roster, List.of(request), now));
        Optional<Decided> decided = decisions.map(made -> made.decided().getFirst());
        return new Rehearsed(
                lead,
                facts,
                rows,
                verdict,
                decided,
                decided.flatMap(made -> firstTouch(verdict, made.outcome(), roster, now)),
                decisions.map(Decisions::after).orElse(roster),
                now);
    }

    private Optional<Sla.Clock> firstTouch(Verdict verdict, Outcome outcome, Snapshot roster, Instant now) {
        Optional<Rep> rep = outcome instanceof Outcome.Assigned assigned && assigned.owner() instanceof Owner.Rep owner
                ? Optional.ofNullable(roster.reps().get(owner.id()))
                : Optional.empty();
        return playbook.firstTouch(verdict, outcome, rep, calendars, now);
    }

    /** What a rehearsed lead's verdict rests on, rule by rule. */
    public Explanation explain(Rehearsed rehearsed) {
        return playbook.explain(rehearsed.lead(), rehearsed.facts(), rehearsed.rows(), rehearsed.at());
    }

    /**
     * What would become of a lead if nobody were free from {@code now} on: each wait with its beginning, and where it ends. Empty for a lead
     * that is not for a rep.
     */
    public List<Step> ifNobody(Lead lead, Verdict verdict, Snapshot roster, Instant now) {
        Map<String, Rep> away = roster.reps().values().stream()
                .collect(Collectors.toMap(Rep::id, rep -> rep.with(false, rep.active())));
        Snapshot nobody = new Snapshot(away, roster.loads(), roster.turns(), roster.companies());
        List<Step> steps = new ArrayList<>();
        Optional<Request> next = request(lead, verdict, Earlier.NOTHING, now);
        Instant at = now;
        while (next.isPresent() && steps.size() <= playbook.pools().size()) {
            Decided decided =
                    assigner.decide(nobody, List.of(next.get()), at).decided().getFirst();
            steps.add(new Step(at, decided.outcome()));
            if (decided.outcome() instanceof Outcome.Held held) {
                at = held.until();
                next = next.map(request -> request.after(held.pool(), decided.waits()));
            } else {
                next = Optional.empty();
            }
        }
        return steps;
    }

    /**
     * How everybody stood in the pools that could have given a rehearsed lead away: that of its route, and the one that did.
     *
     * @param roster as it was before
     */
    public Map<String, List<Place>> places(Rehearsed rehearsed, Snapshot roster) {
        Set<String> pools = new LinkedHashSet<>();
        if (rehearsed.verdict() instanceof Verdict.Routed routed) {
            pools.add(routed.pool());
            if (rehearsed.outcome() instanceof Outcome.Assigned assigned) {
                pools.add(assigned.pool());
            }
        }
        pools.retainAll(playbook.pools().keySet());
        Map<String, List<Place>> places = new LinkedHashMap<>();
        pools.forEach(pool -> places.put(pool, assigner.places(roster, pool, rehearsed.at())));
        return places;
    }

    /** What becomes of a lead at a moment. */
    public record Step(Instant at, Outcome outcome) {}

    private Rows rows(Lead lead, Facts facts) {
        return lookups.rows(playbook.lookups(lead, facts));
    }

    private Verdict judge(Lead lead, Facts facts, Rows rows, Instant now) {
        return playbook.judge(lead, facts, rows, version, now);
    }
}
