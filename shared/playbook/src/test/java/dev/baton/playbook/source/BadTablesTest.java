package dev.baton.playbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Account;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables as spreadsheets and exports really write them: read where it is clear what is meant, else told so that somebody can act. */
class BadTablesTest {
    private static final String TEXT = """
            playbook: x
            territories: {file: t.csv, by: [country, employees], otherwise: row}
            named-accounts: {file: n.csv}
            routes: [{route: a, when: {territory: dach, named-account: true}, to: fallback}, {route: b, to: team}]
            pools: {team: {members: {team: SDR}, nobody-free: {hold: 2 hours, then: fallback}}}
            fallback: {salesforce-queue: q}
            """;
    private static final String NAMED = "domain,owner\nglobex.example,bo@acme.example\n";

    private static Reading read(String csv, String named) {
        return Playbooks.read("p.yaml", TEXT, Map.of("t.csv", csv, "n.csv", named), Optional.empty());
    }

    private static List<String> said(String csv, String named) {
        return read(csv, named).findings().stream().map(Finding::text).toList();
    }

    @Test
    void a_byte_order_mark_quotes_semicolons_and_windows_line_ends_are_read() {
        Reading reading = read(
                "\uFEFFCountry;Employees;Territory\r\n\"DE\";\"1-99\";\"dach\"\r\n AT ;;dach\r\n",
                "\uFEFFdomain;owner;comment\r\n\"globex.example\";bo@acme.example;\"big; and old\"\r\n");

        assertThat(reading.findings()).isEmpty();
        Reading.Compiled compiled = (Reading.Compiled) reading;
        assertThat(compiled.tables().getFirst().rows()).containsOnlyKeys("DE|1-99", "AT");
        assertThat(compiled.tables().getLast().rows())
                .containsExactly(Map.entry("DOMAIN|GLOBEX.EXAMPLE", "bo@acme.example"));
    }

    @Test
    void three_hundred_columns_are_read_and_those_that_mean_nothing_left_aside() {
        StringBuilder header = new StringBuilder("country,employees,territory");
        StringBuilder row = new StringBuilder("DE,,dach");
        for (int i = 0; i < 300; i++) {
            header.append(",a column of the export number ").append(i);
            row.append(",v").append(i);
        }
        assertThat(said(header + "\n" + row + "\n", NAMED)).isEmpty();
    }

    @Test
    void a_file_of_another_encoding_is_told_what_to_save_it_as(@TempDir Path folder) throws IOException {
        Path main = Files.writeString(folder.resolve("p.yaml"), TEXT);
        Files.write(
                folder.resolve("t.csv"),
                "country,employees,territory\nDE,,M\u00fcnchen\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(folder.resolve("n.csv"), NAMED);

        assertThat(Playbooks.read(main).findings())
                .extracting(finding -> finding.message() + ": " + finding.suggestion())
                .contains("\"t.csv\" is not UTF-8 text: save it as UTF-8 (in Excel: CSV UTF-8)");

        Path accounts = folder.resolve("accounts.csv");
        Files.write(accounts, "id,name,domain\n1,M\u00fcller,m.example\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(AccountsCsv.read(accounts, _ -> {}))
                .extracting(Finding::message)
                .containsExactly("the file is not UTF-8 text");
    }

    @Test
    void a_file_full_of_mistakes_is_told_a_hundred_of_them() {
        StringBuilder csv = new StringBuilder("country,employees,territory\n");
        StringBuilder named = new StringBuilder("account,owner\n");
        for (int i = 0; i < 100_000; i++) {
            csv.append("Germany,").append(i).append(",dach\n");
            named.append("A").append(i % 1000).append(",bo@acme.example\n");
        }
        List<String> said = said(csv.toString(), named.toString());

        assertThat(said)
                .hasSizeLessThan(250)
                .contains(
                        "t.csv:2:1: error: \"Germany\" is not a country's ISO 3166 code (did you mean DE?)",
                        "t.csv:102:1: error: from here on the rows were not looked at (mend the 100 above first)",
                        "n.csv:1002:1: error: the account A0 stands in line 2 already (keep one)");
    }

    @Test
    void a_hundred_thousand_named_accounts_are_one_look_up() {
        StringBuilder named = new StringBuilder("domain,account,owner\n");
        for (int i = 0; i < 100_000; i++) {
            named.append("c").append(i).append(".example,Company ").append(i).append(",bo@acme.example\n");
        }
        Reading.Compiled compiled =
                (Reading.Compiled) read("country,employees,territory\nDE,,dach\n", named.toString());
        TestLead lead = TestLead.of(
                Map.of("country", "DE", "domain", "c77.example", "account", "Company 78"), Map.of(), List.of());

        assertThat(compiled.tables().getLast().rows()).hasSize(200_000);
        assertThat(compiled.playbook().lookups(lead.lead(), lead.facts()).wanted())
                .extracting(key -> key.key())
                .containsExactly("DE", "ACCOUNT|1", "DOMAIN|C77.EXAMPLE", "ACCOUNT|COMPANY 78");
    }

    @Test
    void a_file_that_is_too_large_is_told_and_not_read(@TempDir Path folder) throws IOException {
        Path main = Files.writeString(folder.resolve("p.yaml"), "#".repeat(10 << 20));
        assertThat(Playbooks.read(main).findings())
                .extracting(finding -> finding.message() + ": " + finding.suggestion())
                .containsExactly("\"p.yaml\" is larger than 1 MB: is it the right file?");
    }

    @Test
    void a_ten_megabyte_table_is_read() {
        StringBuilder csv = new StringBuilder("country,employees,territory,note\nDE,,dach,");
        csv.append("x".repeat(1000)).append('\n');
        while (csv.length() < 10 << 20) {
            csv.append(",,,").append("x".repeat(1000)).append('\n');
        }
        assertThat(said(csv.toString(), NAMED))
                .hasSizeLessThan(110)
                .contains(
                        "t.csv:3:1: error: the row names no territory (fill the column territory, or remove the row)");
    }

    @Test
    void an_expression_with_a_regex_that_would_run_for_ever_does_not() {
        String evil = "lead.company.matches(\"(a+)+$\")";
        Reading.Compiled compiled = (Reading.Compiled) Playbooks.read(
                "p.yaml",
                "playbook: x\nroutes:\n  - {route: a, to: fallback, when: {expr: '" + evil + "'}}\n"
                        + "  - {route: b, to: fallback}\nfallback: {salesforce-queue: q}\n",
                Map.of(),
                Optional.empty());
        TestLead lead = TestLead.of(Map.of("company", "a".repeat(200) + "!"), Map.of(), List.of());

        assertThat(CaseFile.judge(compiled, lead).tried().getFirst().matched()).isFalse();
    }

    @Test
    void an_accounts_team_is_read_by_role(@TempDir Path folder) throws IOException {
        Path csv = Files.writeString(folder.resolve("a.csv"), """
                id,name,domain,team
                1,Globex,globex.example,Sales Engineer = Sam@acme.example; Executive=eva@acme.example;
                2,Initech,initech.example,"sam@acme.example; SE=nobody; SE=a@b.c; SE=d@e.f"
                """);
        List<Account> accounts = new ArrayList<>();

        List<Finding> findings = AccountsCsv.read(csv, accounts::add);

        assertThat(accounts.getFirst())
                .isEqualTo(new Account(
                        "1",
                        "Globex",
                        "globex.example",
                        "",
                        "",
                        "",
                        OptionalInt.empty(),
                        Map.of("Sales Engineer", "sam@acme.example", "Executive", "eva@acme.example")));
        assertThat(accounts.getFirst().teamMember("sales engineer")).isEqualTo("sam@acme.example");
        assertThat(accounts.getLast().team()).containsExactly(Map.entry("SE", "a@b.c"));
        assertThat(findings)
                .extracting(Finding::message)
                .containsExactly(
                        "team has \"sam@acme.example\", which is left aside",
                        "team has \"SE=nobody\", which is left aside",
                        "team has the role \"SE\" twice");
    }
}
