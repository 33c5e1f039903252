package dev.baton.store;

import java.util.Map;

/**
 * What is active now: the item {@code PLAYBOOK / ACTIVE}.
 *
 * @param version the playbook's version; 0 when nothing was published yet
 * @param rosterVersion the version of the roster that the cells were computed with
 * @param epoch one up at every change
 * @param pools each pool's cell and members
 */
public record Active(int version, long rosterVersion, long epoch, Map<String, PoolCell> pools) {
    /** Nothing was published yet. */
    public static final Active NOTHING = new Active(0, 0, 0, Map.of());

    public Active {
        pools = Map.copyOf(pools);
    }

    /** The cell of a pool; a pool that is not there (any more) is a cell of its own. */
    public String cellOf(String pool) {
        PoolCell found = pools.get(pool);
        return found == null ? pool : found.cell();
    }
}
