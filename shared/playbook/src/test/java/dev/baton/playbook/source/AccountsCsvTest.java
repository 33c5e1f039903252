package dev.baton.playbook.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.lead.Account;
import dev.baton.roster.Rep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsCsvTest {
    @TempDir
    private Path folder = Path.of("");

    private List<Finding> read(String text, List<Account> into) throws IOException {
        Path file = folder.resolve("accounts.csv");
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return AccountsCsv.read(file, into::add);
    }

    @Test
    void an_account_is_known_by_its_bare_domain() throws IOException {
        List<Account> accounts = new ArrayList<>();
        List<Finding> findings = read("""
                id,name,domain,type,owner,industry,employees,ignored
                1,Globex,https://www.Globex.example/home,Customer,Bo@acme.example,Steel,12000,x
                """, accounts);
        assertThat(findings).isEmpty();
        assertThat(accounts)
                .containsExactly(new Account(
                        "1",
                        "Globex",
                        "globex.example",
                        "Customer",
                        "bo@acme.example",
                        "Steel",
                        OptionalInt.of(12000)));
    }

    @Test
    void rows_that_cannot_be_matched_are_left_out_and_told() throws IOException {
        List<Account> accounts = new ArrayList<>();
        List<Finding> findings = read("""
                id,name,domain,employees
                1,A,,
                2,B,b.example,many
                3,C,www.b.example,
                ,D,d.example,
                """, accounts);
        assertThat(findings)
                .extracting(Finding::line, Finding::message)
                .containsExactly(
                        tuple(2, "the row has no id or no domain, by which leads are matched, and is left out"),
                        tuple(3, "employees is \"many\" and is left aside"),
                        tuple(4, "the domain b.example belongs to the account in line 3, and the row is left out"),
                        tuple(5, "the row has no id or no domain, by which leads are matched, and is left out"));
        assertThat(findings).noneMatch(Finding::fatal);
        assertThat(accounts).extracting(Account::name).containsExactly("B");
    }

    @Test
    void an_owner_who_is_gone_is_told_once_with_how_many_accounts() throws IOException {
        Path file = folder.resolve("accounts.csv");
        Files.writeString(file, """
                id,name,domain,owner
                1,A,a.example,ana@acme.example
                2,B,b.example,Old@acme.example
                3,C,c.example,old@acme.example
                4,D,d.example,stranger@acme.example
                """);
        List<Rep> roster = RosterCsv.read("r.csv", """
                        email,name,team,zone,active
                        ana@acme.example,Ana,AE,UTC,yes
                        old@acme.example,Old,AE,UTC,no
                        """).reps();

        assertThat(AccountsAgainstRoster.check(file, roster))
                .extracting(Finding::line, Finding::fatal, Finding::message)
                .containsExactly(tuple(3, false, "old@acme.example owns 2 accounts, is inactive and gets no leads"));
    }

    @Test
    void text_that_is_not_utf_8_is_told_and_not_thrown() throws IOException {
        Path file = folder.resolve("latin.csv");
        Files.write(file, "id,name,domain\n1,M\u00fcller,m.example\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(AccountsCsv.read(file, account -> {})).hasSize(1).allMatch(Finding::fatal);
    }
}
