package dev.baton.roster;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The roster while a batch is decided: a snapshot, and what has changed since. Mutable, for one batch and one thread. */
final class Batch {
    private final Snapshot snapshot;
    private final Map<String, Pool> pools;
    private final WorkingNow working;
    private final Map<String, Load> changed = new TreeMap<>();
    private final Map<String, LastLead> companies;
    private final Map<String, Bench> benches = new LinkedHashMap<>();
    private final Set<String> changedTurns = new TreeSet<>();

    Batch(Snapshot snapshot, Map<String, Pool> pools, Calendars calendars, Instant now) {
        this.snapshot = snapshot;
        this.pools = pools;
        working = new WorkingNow(calendars, now);
        companies = new HashMap<>(snapshot.companies());
    }

    Snapshot snapshot() {
        return snapshot;
    }

    Instant now() {
        return working.now();
    }

    Optional<Pool> pool(String id) {
        return Optional.ofNullable(pools.get(id));
    }

    Load load(String rep) {
        Load now = changed.get(rep);
        return now == null ? snapshot.load(rep) : now;
    }

    private Map<String, Load> loads() {
        if (changed.isEmpty()) {
            return snapshot.loads();
        }
        Map<String, Load> loads = new HashMap<>(snapshot.loads());
        loads.putAll(changed);
        return loads;
    }

    WorkingNow working() {
        return working;
    }

    /** The last lead of a company. */
    Optional<LastLead> last(String company) {
        return Optional.ofNullable(companies.get(company));
    }

    /** Notes a company's last lead, where the pool that it went through keeps companies together. */
    void remember(String company, String pool, LastLead last) {
        if (!company.isEmpty() && pool(pool).filter(Pool::keepsCompanies).isPresent()) {
            companies.put(company, last);
        }
    }

    /** Where the first tier of a pool takes turns. */
    Bench bench(String pool) {
        return bench(pool, 0);
    }

    Bench bench(String pool, int tier) {
        return benches.computeIfAbsent(
                Sharing.turnOf(pools, pool, tier),
                name -> new Bench(
                        name,
                        tier,
                        tier == 0 ? sharing(name) : pool(pool).stream().toList(),
                        this));
    }

    /** One for each tier of a pool that is there, in order. */
    List<Bench> benches(Pool pool) {
        return IntStream.range(0, pool.depth())
                .mapToObj(tier -> bench(pool.id(), tier))
                .toList();
    }

    private List<Pool> sharing(String turn) {
        return pools.values().stream()
                .filter(pool -> Sharing.turnOf(pools, pool.id()).equals(turn))
                .toList();
    }

    /** Whether the rep can have a lead through this pool, which may have vanished. */
    Availability availability(Rep rep, String pool) {
        Load load = load(rep.id());
        return pool(pool)
                .map(its -> Availability.of(rep, load, its, working))
                .orElseGet(() -> Availability.of(rep, load, working));
    }

    /** Gives the rep one lead more. */
    void assign(Rep rep, String pool) {
        Load load = Capacity.assigned(load(rep.id()), pool, now(), rep.zone());
        changed.put(rep.id(), load);
        benches.values().forEach(bench -> bench.refresh(rep.id(), load));
    }

    void turnTaken(String turn) {
        changedTurns.add(turn);
    }

    /** The present state of these reps, of these benches' turns, and of the company. */
    Snapshot looked(Set<String> reps, Collection<Bench> asked, String company) {
        Map<String, Turn> turns = HashMap.newHashMap(asked.size());
        asked.forEach(bench -> turns.put(bench.turnName(), bench.turn()));
        return new Snapshot(
                part(snapshot.reps(), reps),
                part(loads(), reps),
                turns,
                last(company).map(last -> Map.of(company, last)).orElse(Map.of()));
    }

    /** What is known of these; all of it, uncopied, where they are everybody. */
    private static <V> Map<String, V> part(Map<String, V> known, Set<String> reps) {
        if (reps.containsAll(known.keySet())) {
            return known;
        }
        Map<String, V> part = new HashMap<>(known);
        part.keySet().retainAll(reps);
        return part;
    }

    Decisions result(List<Decided> decided) {
        Map<String, Turn> turns = new TreeMap<>(snapshot.turns());
        for (Bench bench : benches.values()) {
            if (changedTurns.contains(bench.turnName())) {
                turns.put(bench.turnName(), bench.turn());
            }
        }
        return new Decisions(
                decided, new Snapshot(snapshot.reps(), loads(), turns, companies), changed.keySet(), changedTurns);
    }
}
