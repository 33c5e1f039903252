package dev.baton.track.reconcile;

import java.util.Map;
import java.util.Set;

/**
 * What the org's statuses mean.
 *
 * @param untouched statuses of a Lead that nobody has dealt with yet
 * @param closed statuses that end it, each with its reason
 */
public record Policy(Set<String> untouched, Map<String, String> closed) {
    public Policy {
        untouched = Set.copyOf(untouched);
        closed = Map.copyOf(closed);
    }

    /** Whether a Lead of this status was dealt with. */
    public boolean touched(String status) {
        return !status.isEmpty() && !untouched.contains(status);
    }
}
