package dev.baton.playbook;

import java.util.List;

/**
 * The rows that a judgement wants.
 *
 * @param wanted of each table, in order of preference; the first that has a row counts
 */
public record LookupKeys(List<LookupKey> wanted) {
    public static final LookupKeys NONE = new LookupKeys(List.of());

    public LookupKeys {
        wanted = List.copyOf(wanted);
    }
}
