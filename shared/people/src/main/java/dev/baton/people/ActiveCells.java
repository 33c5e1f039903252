package dev.baton.people;

import dev.baton.json.Json;
import dev.baton.playbook.Playbook;
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
                        .map(version ->
                                Json.read(version.compiled(), Playbook.class).pools())
                        .orElse(Map.of());
        return Cells.of(pools, reps);
    }
}
