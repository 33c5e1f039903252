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
    private final Calendars calendars;
    private final Instant now;
    private final Map<String, Load> loads;
    private final Map<String, LastLead> companies;
    private final Map<String, Bench> benches = new LinkedHashMap<>();
    private final Set<String> changedReps = new TreeSet<>();
    private final Set<String> changedTurns = new TreeSet<>();

    Batch(Snapshot snapshot, Map<String, Pool> pools, Calendars calendars, Instant now) {
        this.snapshot = snapshot;
        this.pools = pools;
        this.calendars = calendars;
        this.now = now;
        loads = new HashMap<>(snapshot.loads());
        companies = new HashMap<>(snapshot.companies());
    }

    Snapshot snapshot() {
        return snapshot;
    }

    Instant now() {
        return now;
    }

    Optional<Pool> pool(String id) {
        return Optional.ofNullable(pools.get(id));
    }

    Load load(String rep) {
        return loads.getOrDefault(rep, Load.NONE);
    }

    Calendars calendars() {
        return calendars;
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
                .map(its -> Availability.of(rep, load, its, calendars, now))
                .orElseGet(() -> Availability.of(rep, load, calendars, now));
    }

    /** Gives the rep one lead more. */
    void assign(Rep rep, String pool) {
        Load load = Capacity.assigned(load(rep.id()), pool, now, rep.zone());
        loads.put(rep.id(), load);
        changedReps.add(rep.id());
        benches.values().forEach(bench -> bench.refresh(rep.id(), load));
    }

    void turnTaken(String turn) {
        changedTurns.add(turn);
    }

    /** The present state of these reps, of these benches' turns, and of the company. */
    Snapshot looked(Set<String> reps, Collection<Bench> asked, String company) {
        Map<String, Turn> turns = HashMap.newHashMap(asked.size());
        asked.forEach(bench -> turns.put(bench.turnName(), bench.turn()));
        Map<String, Rep> who = HashMap.newHashMap(reps.size());
        Map<String, Load> has = HashMap.newHashMap(reps.size());
        for (String id : reps) {
            Rep rep = snapshot.reps().get(id);
            if (rep != null) {
                who.put(id, rep);
            }
            Load load = loads.get(id);
            if (load != null) {
                has.put(id, load);
            }
        }
        return new Snapshot(
                who,
                has,
                turns,
                last(company).map(last -> Map.of(company, last)).orElse(Map.of()));
    }

    Decisions result(List<Decided> decided) {
        Map<String, Turn> turns = new TreeMap<>(snapshot.turns());
        for (Bench bench : benches.values()) {
            if (changedTurns.contains(bench.turnName())) {
                turns.put(bench.turnName(), bench.turn());
            }
        }
        return new Decisions(
                decided, new Snapshot(snapshot.reps(), loads, turns, companies), changedReps, changedTurns);
    }
}
