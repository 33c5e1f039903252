package dev.baton.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Account;
import dev.baton.salesforce.Http;
import dev.baton.standin.Fault;
import dev.baton.store.LookupStore;
import dev.baton.store.Marks;
import java.net.URI;
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

    private String member(String account, String user, String role) {
        return org.standIn
                .person()
                .create(
                        "AccountTeamMember",
                        Map.of(
                                "AccountId", org.standIn.idOf(account),
                                "UserId", org.standIn.idOf(user),
                                "TeamMemberRole", role));
    }

    private Map<String, String> teamOf(String domain) {
        return lookups.account(domain).orElseThrow().team();
    }

    @Test
    void the_account_team_comes_with_the_account_and_follows_what_changes_in_it_alone() {
        member("Globex Corporation", "chi@acme.example", "Sales Engineer");
        member("Globex Corporation", "nia@acme.example", "Sales Engineer");
        member("Globex Corporation", "nia@acme.example", "Customer Success");

        synced();
        assertThat(teamOf("globex.example"))
                .containsOnly(
                        Map.entry("Sales Engineer", "chi@acme.example"),
                        Map.entry("Customer Success", "nia@acme.example"));
        assertThat(teamOf("initech.example")).isEmpty();

        String second = member("Initech", "bo@acme.example", "Executive");
        assertThat(synced().written()).isEqualTo(1);
        assertThat(teamOf("initech.example")).containsOnly(Map.entry("Executive", "bo@acme.example"));

        org.standIn.person().delete(second);
        synced();
        assertThat(teamOf("initech.example")).isEmpty();
        assertThat(synced().written()).isZero();
    }

    @Test
    void accounts_that_were_read_before_there_were_teams_get_theirs() {
        org.asked = request -> without(request, "AccountTeamMember");
        member("Globex Corporation", "chi@acme.example", "Sales Engineer");
        synced();
        assertThat(teamOf("globex.example")).isEmpty();

        org.asked = request -> request;
        synced();
        assertThat(teamOf("globex.example")).containsOnly(Map.entry("Sales Engineer", "chi@acme.example"));
    }

    @Test
    void an_org_without_account_teams_is_read_all_the_same() {
        org.asked = request -> without(request, "AccountTeamMember");

        assertThat(synced().written()).isEqualTo(22);
        assertThat(synced().written()).isZero();
    }

    @Test
    void where_teams_cannot_be_read_just_now_nothing_is_taken_as_done() {
        org.asked = request -> request.uri().toString().contains("AccountTeamMember")
                        && request.uri().toString().contains("AccountId+IN")
                ? new Http.Request(
                        request.method(), URI.create("http://localhost:1/"), request.headers(), request.body())
                : request;
        assertThat(org.synced().accounts()).isInstanceOf(AccountsResult.Failed.class);
        assertThat(lookups.account("globex.example")).isEmpty();

        org.asked = request -> request;
        assertThat(synced().written()).isEqualTo(22);
    }

    /** The same request, as an org would see it that does not have this object. */
    private static Http.Request without(Http.Request request, String object) {
        URI uri = URI.create(request.uri().toString().replace("+FROM+" + object, "+FROM+NoSuchObject"));
        return new Http.Request(request.method(), uri, request.headers(), request.body());
    }

    @Test
    void salesforce_is_above_a_file() {
        lookups.putAccounts(
                List.of(new Account("from-a-file", "Globex", "globex.example", "", "", "", OptionalInt.empty())));
        synced();
        assertThat(nameOf("globex.example")).contains("Globex Corporation");
    }
}
