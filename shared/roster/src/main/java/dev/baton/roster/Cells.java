package dev.baton.roster;

import dev.baton.lead.Outcome;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which pools belong together: those connected by a shared rep, shared turns or overflow. One cell has one writer, so that reps' loads and
 * pools' turns do not race. The fallback queue connects nothing: it has neither.
 *
 * @param cells for each pool its cell, named by the cell's smallest pool id
 * @param members for each pool the ids of its members, in order
 */
public record Cells(Map<String, String> cells, Map<String, List<String>> members) {
    public Cells {
        cells = Collections.unmodifiableMap(new TreeMap<>(cells));
        members = Collections.unmodifiableMap(new TreeMap<>(members));
    }

    /** Finds the cells of these pools with these reps as members. */
    public static Cells of(Map<String, Pool> pools, Collection<Rep> reps) {
        return of(pools.values(), reps);
    }

    /** Finds the cells of these pools with these reps as members. */
    public static Cells of(Collection<Pool> pools, Collection<Rep> reps) {
        Map<String, List<String>> members = new TreeMap<>();
        pools.forEach(pool -> members.put(pool.id(), Membership.of(pool, reps)));
        Map<String, Set<String>> joined = new HashMap<>();
        Map<String, String> firstPoolOf = new HashMap<>();
        for (Pool pool : pools) {
            pool.sharesTurnsWith().filter(members::containsKey).ifPresent(other -> join(joined, pool.id(), other));
            String then = pool.nobodyFree().then();
            if (!then.equals(Outcome.FALLBACK) && members.containsKey(then)) {
                join(joined, pool.id(), then);
            }
            for (String rep : members.getOrDefault(pool.id(), List.of())) {
                String first = firstPoolOf.putIfAbsent(rep, pool.id());
                if (first != null) {
                    join(joined, pool.id(), first);
                }
            }
        }
        Map<String, String> cells = new TreeMap<>();
        for (String pool : members.keySet()) {
            spread(pool, pool, joined, cells);
        }
        return new Cells(cells, members);
    }

    private static void join(Map<String, Set<String>> joined, String one, String other) {
        joined.computeIfAbsent(one, _ -> new HashSet<>()).add(other);
        joined.computeIfAbsent(other, _ -> new HashSet<>()).add(one);
    }

    private static void spread(String cell, String from, Map<String, Set<String>> joined, Map<String, String> cells) {
        Deque<String> open = new ArrayDeque<>(Set.of(from));
        while (!open.isEmpty()) {
            String pool = open.pop();
            if (cells.putIfAbsent(pool, cell) == null) {
                open.addAll(joined.getOrDefault(pool, Set.of()));
            }
        }
    }

    /** The pool's cell; a pool that is not known is a cell of its own. */
    public String cellOf(String pool) {
        return cells.getOrDefault(pool, pool);
    }

    /** All pools of the cell that {@code pool} is in, in order; a pool that is not known is alone. */
    public Set<String> together(String pool) {
        String cell = cellOf(pool);
        Set<String> together = new TreeSet<>(Set.of(pool));
        cells.forEach((other, its) -> {
            if (its.equals(cell)) {
                together.add(other);
            }
        });
        return together;
    }

    /** The pools that the rep is a member of, in order. */
    public Set<String> poolsOf(String rep) {
        Set<String> of = new TreeSet<>();
        members.forEach((pool, ids) -> {
            if (Collections.binarySearch(ids, rep) >= 0) {
                of.add(pool);
            }
        });
        return of;
    }
}
