package dev.baton.playbook;

import dev.baton.lead.Account;
import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The accounts that the team works by name: a table of owners by domain and by account. A lead is looked up under four keys at most: its
 * account's id, its domain, its account's domain, its account's name; the first that has a row counts.
 *
 * @param table the lookup table's name
 */
public record NamedAccounts(String table) {
    /** The key of a domain's row. */
    public static String domainKey(String domain) {
        return Territories.key(List.of("domain", domain));
    }

    /** The key of the row of an account, by its id or its name. */
    public static String accountKey(String idOrName) {
        return Territories.key(List.of("account", idOrName));
    }

    LookupKeys lookups(Lead lead, Facts facts) {
        Set<String> keys = new LinkedHashSet<>();
        Optional<Account> account = facts.account();
        account.ifPresent(its -> keys.add(accountKey(its.id())));
        keys.add(domainKey(lead.company().domain()));
        account.ifPresent(its -> keys.add(domainKey(its.domain())));
        account.ifPresent(its -> keys.add(accountKey(its.name())));
        return new LookupKeys(keys.stream()
                .filter(key -> key.contains("|") && key.length() <= Territories.LONGEST_KEY)
                .map(key -> new LookupKey(table, key))
                .toList());
    }
}
