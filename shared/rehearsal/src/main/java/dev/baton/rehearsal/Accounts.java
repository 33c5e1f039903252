package dev.baton.rehearsal;

import dev.baton.lead.Account;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The accounts that leads are matched to. Implementations for a simulation are asked once for each lead: they answer from memory. */
@FunctionalInterface
public interface Accounts {
    /** Nobody is a customer yet. */
    Accounts NONE = _ -> Optional.empty();

    /** The account with this registrable domain. */
    Optional<Account> ofDomain(String domain);

    /** These accounts; of two with one domain the first counts. */
    static Accounts of(Collection<Account> accounts) {
        Map<String, Account> byDomain = accounts.stream()
                .collect(Collectors.toUnmodifiableMap(Account::domain, Function.identity(), (one, _) -> one));
        return domain -> Optional.ofNullable(byDomain.get(domain));
    }
}
