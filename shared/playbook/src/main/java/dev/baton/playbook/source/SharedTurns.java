package dev.baton.playbook.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which pools take turns together, from who names whom: all that are connected do, in the turn of one of them. */
final class SharedTurns {
    private SharedTurns() {}

    /**
     * Resolves {@code shares-turns-with} of all pools.
     *
     * @param named whom each pool names, in the order written; names that no pool has are passed over
     * @return for each pool whose turn it uses instead of its own: that of the first which names nobody, or, in a circle, of the first by
     *     name. A pool that names itself keeps doing so
     */
    static Map<String, String> resolve(Map<String, List<String>> named) {
        Map<String, Set<String>> together = new LinkedHashMap<>();
        named.keySet().forEach(pool -> together.put(pool, new TreeSet<>(Set.of(pool))));
        named.forEach((pool, others) -> others.forEach(other -> join(together, pool, other)));
        Map<String, String> turns = new LinkedHashMap<>();
        for (String pool : named.keySet()) {
            if (named.getOrDefault(pool, List.of()).contains(pool)) {
                turns.put(pool, pool);
                continue;
            }
            Set<String> group = together.getOrDefault(pool, Set.of());
            String first = named.keySet().stream()
                    .filter(group::contains)
                    .filter(one -> named.getOrDefault(one, List.of()).isEmpty())
                    .findFirst()
                    .orElseGet(() -> group.iterator().next());
            if (!first.equals(pool)) {
                turns.put(pool, first);
            }
        }
        return turns;
    }

    private static void join(Map<String, Set<String>> together, String one, String other) {
        Set<String> left = together.get(one);
        Set<String> right = together.get(other);
        if (left != null && right != null && !left.equals(right)) {
            left.addAll(right);
            right.forEach(member -> together.put(member, left));
        }
    }

    /** Whom each pool names, from the block of all pools. What is not of the right shape is told by whoever reads the pool. */
    static Map<String, List<String>> named(Node.Block pools) {
        Map<String, List<String>> named = new LinkedHashMap<>();
        for (Node.Entry pool : pools.entries()) {
            List<String> names = new ArrayList<>();
            if (pool.value() instanceof Node.Block block) {
                block.entries().stream()
                        .filter(entry -> entry.key().equals("shares-turns-with"))
                        .flatMap(entry -> texts(entry.value()).stream())
                        .forEach(names::add);
            }
            named.put(pool.key(), names);
        }
        return named;
    }

    private static List<String> texts(Node node) {
        return switch (node) {
            case Node.Text text -> List.of(text.text().strip());
            case Node.Items items ->
                items.items().stream().flatMap(item -> texts(item).stream()).toList();
            case Node.Block _ -> List.of();
        };
    }

    /** The pool whose turn {@code pool} uses, where that is another's. */
    static Optional<String> of(Map<String, String> turns, String pool) {
        return Optional.ofNullable(turns.get(pool));
    }
}
