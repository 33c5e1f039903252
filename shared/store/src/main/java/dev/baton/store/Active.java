package dev.baton.store;

import dev.baton.roster.Cells;
import java.util.Map;

/**
 * What is active now: the item {@code PLAYBOOK / ACTIVE}.
 *
 * @param version the playbook's version; 0 when nothing was published yet
 * @param rosterVersion the version of the roster that the cells were computed with
 * @param epoch one up at every change; 0 when nothing was published yet
 * @param cells each pool's cell and members
 */
public record Active(int version, long rosterVersion, long epoch, Cells cells) {
    /** Nothing was published yet. */
    public static final Active NOTHING = new Active(0, 0, 0, new Cells(Map.of(), Map.of()));
}
