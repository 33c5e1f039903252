package dev.baton.simulation;

import java.util.List;
import java.util.Set;

/**
 * From whom a lead was taken, because nobody touched it in time.
 *
 * @param from who had it, the oldest first
 * @param notTo who must not get it next
 */
record Took(List<String> from, Set<String> notTo) {
    static final Took NOTHING = new Took(List.of(), Set.of());

    Took {
        from = List.copyOf(from);
        notTo = Set.copyOf(notTo);
    }
}
