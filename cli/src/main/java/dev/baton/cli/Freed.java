package dev.baton.cli;

import dev.baton.lead.Owner;
import dev.baton.store.LeadState;
import java.util.Set;
import java.util.TreeSet;

/** Who has to look again when a lead leaves where it stood. */
final class Freed {
    private Freed() {}

    /** The pools to ring: those that waited for this lead, the one it was held in, and those of the rep whose load it was in. */
    static Set<String> pools(Doorbells doorbells, LeadState before) {
        var pools = new TreeSet<>(before.waiters());
        before.hold().ifPresent(hold -> pools.add(hold.pool()));
        if (before.open() && before.owner().orElse(null) instanceof Owner.Rep rep) {
            pools.addAll(doorbells.poolsOf(rep.id()));
        }
        return pools;
    }
}
