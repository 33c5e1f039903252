package dev.baton.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Account;
import dev.baton.standin.Fault;
import dev.baton.store.LookupStore;
import dev.baton.store.Marks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Accounts by their domains, and what becomes of them. */
class AccountSyncTest {
    private final Org org = new Org(builder -> builder.pageSize(5));
    private final LookupStore lookups = new LookupStore(org.world.dynamo(), org.world.tables());

    @AfterEach
    void close() {
        org.close();
    }

    private AccountsResult.Done synced() {
        return (AccountsResult.Done) org.synced().accounts();
    }

    private Optional<String> nameOf(String domain) {
        return lookups.account(domain).map(Account::name);
    }

    private String account(String name, String website) {
        return org.standIn.person().create("Account", Map.of("Name", name, "Website", website));
    }

    @Test
    void all_accounts_are_there_by_domain_with_their_owners() {
        AccountsResult.Done done = synced();

        assertThat(done.written()).isEqualTo(22);
        assertThat(done.since()).isEmpty();
        assertThat(lookups.account("globex.example"))
                .contains(new Account(
                        org.standIn.idOf("Globex Corporation"),
                        "Globex Corporation",
                        "globex.example",
                        "Customer",
                        "bo@acme.example",
                        "Manufacturing",
                        OptionalInt.of(12000)));
        assertThat(synced()).isEqualTo(new AccountsResult.Done(0, 0, 0, synced().since()));
    }

    @Test
    void what_changes_later_is_brought_and_leaves_nothing_behind() {
        synced();
        String globex = org.standIn.idOf("Globex Corporation");
        account("Northwind", "https://www.northwind.example/about");
        org.standIn.person().change(globex, Map.of("Website", "http://globex.test", "Type", "Partner"));
        org.standIn.person().delete(org.standIn.idOf("Initech"));
        org.standIn.person().change(org.standIn.idOf("Hooli"), Map.of("Website", ""));

        AccountsResult.Done done = synced();

        assertThat(done.since()).isPresent();
        assertThat(done.removed()).isEqualTo(3);
        assertThat(nameOf("northwind.example")).contains("Northwind");
        assertThat(nameOf("globex.test")).contains("Globex Corporation");
        assertThat(nameOf("globex.example")).isEmpty();
        assertThat(nameOf("initech.example")).isEmpty();
        assertThat(nameOf("hooli.example")).isEmpty();

        org.standIn.person().undelete(org.standIn.idOf("Initech"));
        synced();
        assertThat(nameOf("initech.example")).contains("Initech");
    }

    @Test
    void whoever_is_broken_off_goes_on_where_it_ended() {
        org.standIn.faults().next(Fault.EXPIRED_SESSION, 1);
        synced();
        var mark = new Marks(org.world.dynamo(), org.world.tables()).of(AccountSync.MARK);
        account("Northwind", "northwind.example");
        org.standIn.faults().always(Fault.UNAVAILABLE);
        assertThat(org.synced().accounts()).isInstanceOf(AccountsResult.Failed.class);
        assertThat(new Marks(org.world.dynamo(), org.world.tables()).of(AccountSync.MARK))
                .isEqualTo(mark);
        org.standIn.faults().clear();
        synced();
        assertThat(nameOf("northwind.example")).contains("Northwind");
    }

    @Test
    void of_two_accounts_with_one_domain_the_one_that_has_it_keeps_it_and_may_hand_it_over() {
        synced();
        String second = account("Globex Holding", "globex.example");
        assertThat(synced().shared()).isEqualTo(1);
        assertThat(nameOf("globex.example")).contains("Globex Corporation");

        org.standIn.person().change(org.standIn.idOf("Globex Corporation"), Map.of("Website", "globex.test"));
        synced();
        assertThat(nameOf("globex.example")).contains("Globex Holding");
        assertThat(lookups.account("globex.example").orElseThrow().id()).isEqualTo(second);
    }

    @Test
    void salesforce_is_above_a_file() {
        lookups.putAccounts(
                List.of(new Account("from-a-file", "Globex", "globex.example", "", "", "", OptionalInt.empty())));
        synced();
        assertThat(nameOf("globex.example")).contains("Globex Corporation");
    }
}
