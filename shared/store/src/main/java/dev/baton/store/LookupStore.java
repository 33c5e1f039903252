package dev.baton.store;

import dev.baton.lead.Account;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Rows that are looked up by key: accounts by domain, and the playbook's tables. */
@SuppressWarnings("DoNotCallSuggester")
public final class LookupStore {
    /** Names one row. */
    public record RowKey(String table, String key) {}

    public LookupStore(DynamoDbClient client, Tables tables) {}

    /** The account of a registrable domain. */
    public Optional<Account> account(String domain) {
        throw new UnsupportedOperationException();
    }

    /** The rows that are there, each as its columns. */
    public Map<RowKey, Map<String, String>> rows(Set<RowKey> keys) {
        throw new UnsupportedOperationException();
    }

    /** Writes accounts, over what is there. */
    public void putAccounts(Collection<Account> accounts) {
        throw new UnsupportedOperationException();
    }

    /** Writes rows of one table by key, over what is there. */
    public void putRows(String table, Map<String, Map<String, String>> rows) {
        throw new UnsupportedOperationException();
    }
}
