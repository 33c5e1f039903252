package dev.baton.enrich;

import dev.baton.lead.Account;
import dev.baton.lead.Keys;
import dev.baton.lead.Signal;
import java.util.List;
import java.util.Optional;

/** What the team knows already. Implementations are thread-safe; any method may throw when what it reads cannot be reached. */
interface Known {
    /** The account with this registrable domain. */
    Optional<Account> account(String domain);

    /** What this person did, and what others of the company did: the newest first, at most {@code atMost} of them. */
    List<Signal> signals(Keys keys, int atMost);
}
