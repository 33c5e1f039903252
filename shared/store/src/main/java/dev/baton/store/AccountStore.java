package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.json.Json;
import dev.baton.lead.Account;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The CRM's accounts by their domains, which {@link LookupStore} reads. Beside each stands which account it is from, and beside each
 * account which domains it has: so an account that changes its domain, or is deleted, leaves none behind. Of two accounts with one domain
 * the one that has it keeps it; the CRM's are above a file's. For one writer at a time.
 */
public final class AccountStore {
    private final Dynamo dynamo;

    /** An account and all domains that lead to it. */
    public record Named(Account account, List<String> domains) {
        public Named {
            domains = List.copyOf(domains);
        }
    }

    /**
     * What was done.
     *
     * @param written domains that lead somewhere else than before, or to an account that changed
     * @param removed domains that lead nowhere now
     * @param shared domains left alone because another account of the CRM has them
     */
    public record Written(int written, int removed, int shared) {}

    public AccountStore(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
    }

    /** Writes accounts as they are now. Repeating it changes nothing. */
    public Written put(Collection<Named> accounts) {
        Map<Dynamo.At, Map<String, AttributeValue>> there = read(accounts);
        Map<Dynamo.At, Map<String, AttributeValue>> puts = new HashMap<>();
        Set<Dynamo.At> deletes = new HashSet<>();
        Map<String, List<String>> now = new HashMap<>();
        accounts.forEach(named -> now.put(named.account().id(), named.domains()));
        int shared = 0;
        for (Named named : accounts) {
            String id = named.account().id();
            Set<String> has = new HashSet<>();
            for (String domain : named.domains()) {
                Dynamo.At at = dynamo.inRouting(Key.account(domain));
                Map<String, AttributeValue> item = puts.getOrDefault(at, there.getOrDefault(at, Map.of()));
                String owner = Attributes.text(item, "from");
                boolean given = now.containsKey(owner)
                        && !now.getOrDefault(owner, List.of()).contains(domain);
                if (!owner.isEmpty() && !owner.equals(id) && !given) {
                    shared++;
                    continue;
                }
                has.add(domain);
                Map<String, AttributeValue> wanted = item(at.key());
                wanted.put("account", value(Json.text(named.account().at(domain))));
                wanted.put("from", value(id));
                if (!wanted.equals(item)) {
                    puts.put(at, wanted);
                }
                deletes.remove(at);
            }
            Dynamo.At index = dynamo.inRouting(Key.domains(id));
            Set<String> had = Attributes.set(there.getOrDefault(index, Map.of()), "domains");
            had.stream()
                    .filter(domain -> !has.contains(domain))
                    .map(domain -> dynamo.inRouting(Key.account(domain)))
                    .filter(at -> !puts.containsKey(at))
                    .forEach(deletes::add);
            if (!had.equals(has)) {
                if (has.isEmpty()) {
                    deletes.add(index);
                } else {
                    Map<String, AttributeValue> wanted = item(index.key());
                    wanted.put("domains", Attributes.ofAll(has));
                    puts.put(index, wanted);
                }
            }
        }
        dynamo.load(dynamo.tables().routing(), puts.values().stream());
        return new Written(accountsAmong(puts.keySet()), accountsAmong(delete(deletes, accounts)), shared);
    }

    /**
     * Removes accounts: their domains lead nowhere from now on.
     *
     * @return how many domains that were
     */
    public int remove(Collection<String> ids) {
        Map<Dynamo.At, Map<String, AttributeValue>> there = dynamo.getAll(
                ids.stream().map(id -> dynamo.inRouting(Key.domains(id))).toList());
        List<Named> gone = new ArrayList<>();
        there.keySet()
                .forEach(at -> gone.add(new Named(
                        new Account(
                                at.key().pk().substring("ACCOUNTID#".length()),
                                "",
                                "",
                                "",
                                "",
                                "",
                                OptionalInt.empty()),
                        List.of())));
        return gone.isEmpty() ? 0 : put(gone).removed();
    }

    private Map<Dynamo.At, Map<String, AttributeValue>> read(Collection<Named> accounts) {
        List<Dynamo.At> wanted = new ArrayList<>();
        accounts.forEach(named -> {
            wanted.add(dynamo.inRouting(Key.domains(named.account().id())));
            named.domains().forEach(domain -> wanted.add(dynamo.inRouting(Key.account(domain))));
        });
        return dynamo.getAll(wanted);
    }

    /** Deletes what is still these accounts' own. */
    private Set<Dynamo.At> delete(Set<Dynamo.At> deletes, Collection<Named> accounts) {
        Set<String> ids = new HashSet<>();
        accounts.forEach(named -> ids.add(named.account().id()));
        Set<Dynamo.At> done = new HashSet<>();
        Map<Dynamo.At, Map<String, AttributeValue>> there = dynamo.getAll(deletes);
        for (Dynamo.At at : deletes) {
            Optional<String> from = Optional.ofNullable(there.get(at)).map(item -> Attributes.text(item, "from"));
            boolean index = at.key().sk().equals("DOMAINS");
            if (from.isPresent() && (index || ids.contains(from.get()))) {
                dynamo.client()
                        .deleteItem(request ->
                                request.tableName(at.table()).key(at.key().attributes()));
                done.add(at);
            }
        }
        return done;
    }

    private static int accountsAmong(Set<Dynamo.At> items) {
        return (int)
                items.stream().filter(at -> at.key().sk().equals("ACCOUNT")).count();
    }

    private static Map<String, AttributeValue> item(Key key) {
        return new HashMap<>(key.attributes());
    }
}
