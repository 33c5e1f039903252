package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.json.Json;
import dev.baton.lead.Account;
import dev.baton.playbook.LookupKey;
import dev.baton.playbook.LookupKeys;
import dev.baton.playbook.Rows;
import dev.baton.playbook.Table;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Rows that are looked up by key: accounts by domain, and the playbook's tables. */
public final class LookupStore {
    private final Dynamo dynamo;

    public LookupStore(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
    }

    /** The account of a registrable domain. */
    public Optional<Account> account(String domain) {
        return domain.isEmpty()
                ? Optional.empty()
                : dynamo.get(dynamo.inRouting(Key.account(domain)))
                        .map(item -> Json.read(Attributes.text(item, "account"), Account.class));
    }

    /** The rows that are there under these keys. */
    public Rows rows(LookupKeys keys) {
        return keys.wanted().isEmpty() ? Rows.NONE : rows(List.of(keys));
    }

    /** The rows that are there under all these keys, read together. */
    public Rows rows(Collection<LookupKeys> keys) {
        List<LookupKey> wanted =
                keys.stream().flatMap(some -> some.wanted().stream()).distinct().toList();
        Map<Dynamo.At, Map<String, AttributeValue>> items = dynamo.getAll(wanted.stream()
                .map(key -> dynamo.inRouting(Key.row(key.table(), key.key())))
                .toList());
        Map<String, String> found = new HashMap<>();
        for (LookupKey key : wanted) {
            Optional.ofNullable(items.get(dynamo.inRouting(Key.row(key.table(), key.key()))))
                    .ifPresent(item -> found.put(key.text(), Attributes.text(item, "value")));
        }
        return new Rows(found);
    }

    /** All rows of a playbook's table, for a person who compares or describes; the pipeline reads by key. Empty where there is no such table. */
    public Table table(String name) {
        Map<String, String> rows = new LinkedHashMap<>();
        dynamo.query(
                dynamo.tables().routing(),
                Key.row(name, "").pk(),
                Key.row(name, "").sk(),
                item -> rows.put(
                        Key.of(item).sk().substring(Key.row(name, "").sk().length()), Attributes.text(item, "value")));
        return new Table(name, rows);
    }

    /** Writes accounts by their domains, over what is there. */
    public void putAccounts(Collection<Account> accounts) {
        load(accounts.stream().map(account -> item(Key.account(account.domain()), "account", Json.text(account))));
    }

    /** Writes all rows of one table, over what is there. */
    public void putTable(Table table) {
        load(table.rows().entrySet().stream()
                .map(row -> item(Key.row(table.name(), row.getKey()), "value", row.getValue())));
    }

    private void load(Stream<Map<String, AttributeValue>> items) {
        dynamo.load(dynamo.tables().routing(), items);
    }

    private static Map<String, AttributeValue> item(Key key, String name, String value) {
        Map<String, AttributeValue> item = new HashMap<>(key.attributes());
        item.put(name, value(value));
        return item;
    }
}
