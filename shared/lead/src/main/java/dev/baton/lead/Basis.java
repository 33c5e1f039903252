package dev.baton.lead;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a verdict was judged from, beside the lead and its facts: with these, the same playbook gives the same verdict again.
 *
 * @param at when it was judged; empty where that was not kept
 * @param rows the rows of lookup tables that were found, by table and key
 */
public record Basis(Optional<Instant> at, Map<String, String> rows) {
    /** Nothing was kept. */
    public static final Basis NONE = new Basis(Optional.empty(), Map.of());

    public Basis {
        at = Absent.or(at, Optional.empty());
        rows = Absent.copy(rows);
    }

    /** Judged at {@code now} with these rows. */
    public static Basis of(Instant now, Map<String, String> rows) {
        return new Basis(Optional.of(now), rows);
    }
}
