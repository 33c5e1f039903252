package dev.baton.cli.describe;

import dev.baton.playbook.Playbook;
import dev.baton.playbook.Table;
import dev.baton.playbook.source.TestCase;
import dev.baton.roster.Membership;
import dev.baton.roster.Pool;
import dev.baton.roster.Rep;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is described.
 *
 * @param tests the leads that the playbook says what must come of
 * @param people who there is; empty where nobody said
 * @param source where it is from: the file's name, or the version
 * @param at when, in the zone that times are shown in
 */
public record Policy(
        Playbook playbook,
        List<Table> tables,
        List<TestCase> tests,
        Optional<List<Rep>> people,
        String source,
        ZonedDateTime at) {
    public Policy {
        tables = List.copyOf(tables);
        tests = List.copyOf(tests);
        people = people.map(List::copyOf);
    }

    /** All pools: in the order that routes name them, then those that only overflow leads to. */
    Map<String, Pool> poolsInOrder() {
        Set<String> order = new LinkedHashSet<>();
        playbook.routes().forEach(route -> order.add(route.to().pool()));
        order.addAll(playbook.pools().keySet());
        Map<String, Pool> pools = new LinkedHashMap<>();
        for (String name : order) {
            Pool pool = playbook.pools().get(name);
            if (pool != null) {
                pools.put(name, pool);
            }
        }
        return pools;
    }

    /** A pool's people, by name; empty where nobody said who there is. */
    Optional<List<Rep>> members(Pool pool) {
        return people.map(all -> {
            Set<String> ids = Set.copyOf(Membership.of(pool, all));
            return all.stream()
                    .filter(rep -> ids.contains(rep.id()))
                    .sorted(Comparator.comparing(Rep::name).thenComparing(Rep::id))
                    .toList();
        });
    }
}
