package dev.baton.people;

import java.util.Optional;
import java.util.Set;

/**
 * What one sync did.
 *
 * @param counts empty where open leads were not counted
 * @param ring the pools where room may have come: to be rung
 */
public record Synced(PeopleResult people, AccountsResult accounts, Optional<CountsResult> counts, Set<String> ring) {
    public Synced {
        ring = Set.copyOf(ring);
    }

    /** Whether Salesforce was asked and answered all of it, and nothing was held back. */
    public boolean isWhole() {
        boolean counted = counts.filter(CountsResult.Failed.class::isInstance).isEmpty();
        return people instanceof PeopleResult.Done && accounts instanceof AccountsResult.Done && counted;
    }
}
