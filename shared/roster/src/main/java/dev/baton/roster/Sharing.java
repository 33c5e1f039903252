package dev.baton.roster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which pools take turns together. */
public final class Sharing {
    private Sharing() {}

    /** The names of all {@link Turn}s that a pool uses: that of {@link #turnOf} for its first tier, and one for each further tier. */
    public static List<String> turnsOf(Map<String, Pool> pools, String pool) {
        List<String> turns = new ArrayList<>();
        int depth = Optional.ofNullable(pools.get(pool)).map(Pool::depth).orElse(1);
        for (int tier = 0; tier < depth; tier++) {
            turns.add(turnOf(pools, pool, tier));
        }
        return turns;
    }

    /** The name of the {@link Turn} in which the rep takes turns for a pool; that of the first tier for somebody who is no member. */
    public static String turnOf(Map<String, Pool> pools, String pool, Rep rep) {
        int tier = Optional.ofNullable(pools.get(pool))
                .map(its -> Membership.tierOf(its, rep))
                .orElse(0);
        return turnOf(pools, pool, Math.max(tier, 0));
    }

    /** A pool's name has no tilde. */
    static String turnOf(Map<String, Pool> pools, String pool, int tier) {
        return tier == 0 ? turnOf(pools, pool) : pool + "~" + (tier + 1);
    }

    /**
     * The name of the {@link Turn} that a pool's first tier uses: its own, or that of the pool at the end of its {@code sharesTurnsWith}. Its weights are
     * those of the pool of that name. Pools that share in a circle use the smallest name in it; a name that no pool has is ignored.
     */
    public static String turnOf(Map<String, Pool> pools, String pool) {
        List<String> path = new ArrayList<>();
        String at = pool;
        while (true) {
            int seen = path.indexOf(at);
            if (seen >= 0) {
                return Collections.min(path.subList(seen, path.size()));
            }
            path.add(at);
            Pool here = pools.get(at);
            if (here == null
                    || here.sharesTurnsWith().isEmpty()
                    || !pools.containsKey(here.sharesTurnsWith().get())) {
                return at;
            }
            at = here.sharesTurnsWith().get();
        }
    }
}
