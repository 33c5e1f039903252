package dev.baton.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.json.Json;
import dev.baton.roster.Cells;
import dev.baton.roster.Pool;
import dev.baton.roster.Rep;
import dev.baton.store.PlaybookStore;
import java.util.Collection;
import java.util.Map;

/** From the people to the cells of whatever playbook is active then. */
record ActiveCells(PlaybookStore playbooks) {
    Cells of(Collection<Rep> reps) {
        int number = playbooks.active().version();
        Map<String, Pool> pools = number == 0
                ? Map.of()
                : playbooks
                        .version(number)
                        .map(version -> pools(version.compiled()))
                        .orElse(Map.of());
        return Cells.of(pools, reps);
    }

    /** The pools alone: what judges leads is not needed here, and stays out of the function's archive. */
    private static Map<String, Pool> pools(String compiled) {
        String pools = Json.tree(compiled).path("pools").toString();
        return pools.isEmpty() ? Map.of() : Json.readMap(pools.getBytes(UTF_8), Pool.class);
    }
}
