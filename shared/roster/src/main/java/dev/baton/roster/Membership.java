package dev.baton.roster;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who belongs to a pool: found in the roster as it is now, never stored with the playbook. */
public final class Membership {
    private Membership() {}

    /** The ids of the pool's members, in order; also those who are away or switched off. */
    public static List<String> of(Pool pool, Collection<Rep> reps) {
        return reps.stream()
                .filter(rep -> isMember(pool, rep))
                .map(Rep::id)
                .sorted()
                .toList();
    }

    /** Whether the rep belongs to the pool, in whichever tier; also one who is away or switched off. */
    public static boolean isMember(Pool pool, Rep rep) {
        return tierOf(pool, rep) >= 0;
    }

    /** The first of the pool's tiers that the rep belongs to, from 0; -1 for somebody who is no member. */
    static int tierOf(Pool pool, Rep rep) {
        for (int tier = 0; tier < pool.depth(); tier++) {
            if (selects(pool.tier(tier), rep)) {
                return tier;
            }
        }
        return -1;
    }

    /** Whether all that {@code members} asks for holds for the rep. */
    public static boolean selects(Pool.Members members, Rep rep) {
        return within(members.teams(), rep.team())
                && within(members.reps(), rep.id())
                && (members.speaks().isEmpty() || !Collections.disjoint(members.speaks(), rep.speaks()))
                && (members.attributes().isEmpty()
                        || members.attributes().entrySet().stream().allMatch(wanted -> has(rep, wanted)));
    }

    private static boolean within(Set<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    private static boolean has(Rep rep, Map.Entry<String, Set<String>> wanted) {
        return wanted.getValue().isEmpty()
                || !Collections.disjoint(wanted.getValue(), rep.attributes().getOrDefault(wanted.getKey(), Set.of()));
    }
}
