package dev.baton.people;

import dev.baton.salesforce.Failure;
import java.time.Instant;
import java.util.Optional;

/** What came of asking Salesforce for the accounts that changed. */
public sealed interface AccountsResult {
    /**
     * All that changed is there.
     *
     * @param written domains written
     * @param removed domains that no account has any more
     * @param shared accounts left out because another account has their domain
     * @param since up to when the last sync had read; empty when all was read
     */
    record Done(long written, long removed, long shared, Optional<Instant> since) implements AccountsResult {}

    /** Salesforce did not answer, or not to the end; what was read is there, and the next sync goes on from there. */
    record Failed(Failure failure) implements AccountsResult {}
}
