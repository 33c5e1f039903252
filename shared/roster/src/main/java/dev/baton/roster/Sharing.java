package dev.baton.roster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Which pools take turns together. */
public final class Sharing {
    private Sharing() {}

    /**
     * The name of the {@link Turn} that a pool uses: its own, or that of the pool at the end of its {@code sharesTurnsWith}. Its weights are
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
