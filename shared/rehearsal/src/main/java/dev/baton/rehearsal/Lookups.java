package dev.baton.rehearsal;

import dev.baton.playbook.LookupKeys;
import dev.baton.playbook.Rows;
import dev.baton.playbook.Table;
import java.util.List;

/** Where the rows of a playbook's lookup tables are. */
@FunctionalInterface
public interface Lookups {
    /** The rows under {@code keys}; what has none is left out. */
    Rows rows(LookupKeys keys);

    /** Tables in memory, as reading a playbook gives them. */
    static Lookups in(List<Table> tables) {
        List<Table> kept = List.copyOf(tables);
        return keys -> Rows.from(kept, keys);
    }
}
