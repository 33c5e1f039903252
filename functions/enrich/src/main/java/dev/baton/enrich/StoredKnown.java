package dev.baton.enrich;

import dev.baton.lead.Account;
import dev.baton.lead.Keys;
import dev.baton.lead.Signal;
import dev.baton.store.LookupStore;
import dev.baton.store.Signals;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What the team knows, in DynamoDB. */
record StoredKnown(LookupStore lookups, Signals signals, Clock clock) implements Known {
    @Override
    public Optional<Account> account(String domain) {
        return lookups.account(domain);
    }

    @Override
    public List<Signal> signals(Keys keys, int atMost) {
        return signals.of(keys, atMost, clock.instant());
    }
}
