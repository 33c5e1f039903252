package dev.baton.playbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.roster.Caps;
import dev.baton.roster.Rep;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RosterCsvTest {
    private static final String HEADER =
            "email,name,team,speaks,zone,weight,cap-open,cap-day,cap-week,on,active,away-from,away-to,booking-url,region\n";

    private static List<String> findings(String rows) {
        return RosterCsv.read("roster.csv", HEADER + rows).findings().stream()
                .map(Finding::text)
                .toList();
    }

    @Test
    void a_full_row_becomes_a_rep() {
        RosterCsv.Read read = RosterCsv.read(
                "roster.csv",
                HEADER
                        + "Ana@Acme.example,Ana Pereira,SDR,en pt,America/New_York,0.5,25,5,20,no,yes,2026-12-24,2026-12-26,https://book.acme.example/ana,emea; apac\n");
        assertThat(read.findings()).isEmpty();
        assertThat(read.reps())
                .containsExactly(new Rep(
                        "ana@acme.example",
                        "Ana Pereira",
                        "SDR",
                        Set.of("en", "pt"),
                        Map.of("region", Set.of("emea", "apac")),
                        ZoneId.of("America/New_York"),
                        500,
                        new Caps(OptionalInt.of(25), OptionalInt.of(5), OptionalInt.of(20)),
                        false,
                        true,
                        List.of(new Rep.Leave(
                                Instant.parse("2026-12-24T05:00:00Z"), Instant.parse("2026-12-27T05:00:00Z"))),
                        "https://book.acme.example/ana"));
    }

    @Test
    void what_is_left_out_has_its_usual_value() {
        RosterCsv.Read read =
                RosterCsv.read("roster.csv", "email,name,team,zone\nbo@acme.example,Bo,SDR,Europe/Berlin\n");
        assertThat(read.findings()).isEmpty();
        Rep bo = read.reps().getFirst();
        assertThat(bo.weight()).isEqualTo(1000);
        assertThat(bo.caps()).isEqualTo(Caps.NONE);
        assertThat(bo.on()).isTrue();
        assertThat(bo.active()).isTrue();
        assertThat(bo.leave()).isEmpty();
        assertThat(bo.attributes()).isEmpty();
    }

    @Test
    void a_file_from_a_spreadsheet_can_have_a_mark_semicolons_quotes_and_windows_line_ends() {
        RosterCsv.Read read = RosterCsv.read(
                "roster.csv",
                "\uFEFF\"Email\";Name;Team;Zone\r\nbo@acme.example;\"Bo; \"\"the\"\" second\";SDR;Europe/Berlin\r\n\r\n");
        assertThat(read.findings()).isEmpty();
        assertThat(read.reps().getFirst().name()).isEqualTo("Bo; \"the\" second");
    }

    @Test
    void each_bad_cell_is_told_with_its_line_and_the_good_rows_are_read() {
        String rows = """
                ana@acme.example,Ana,SDR,en,Europe/Berlni,1,,,,yes,yes,,,,
                not an address,Bo,SDR,en,Europe/Berlin,1,,,,yes,yes,,,,
                chi@acme.example,Chi,SDR,english,Europe/Berlin,0,,,,yes,yes,,,,
                dee@acme.example,Dee,,en,Europe/Berlin,1,-1,many,,perhaps,yes,,,http://x.example,
                eva@acme.example,Eva,SDR,en,Europe/Berlin,1,,,,yes,yes,2026-12-24,,,
                fay@acme.example,Fay,SDR,en,Europe/Berlin,1,,,,yes,yes,2026-12-24,2026-12-01,,
                gus@acme.example,Gus,SDR,en,Europe/Berlin,1,,,,yes,yes,,,,
                GUS@acme.example,Gus,SDR,en,Europe/Berlin,1,,,,yes,yes,,,,
                """;
        assertThat(findings(rows))
                .containsExactly(
                        "roster.csv:2:1: error: \"Europe/Berlni\" is no time zone (did you mean Europe/Berlin?)",
                        "roster.csv:3:1: error: \"not an address\" is no e-mail address (fill the column email)",
                        "roster.csv:4:1: error: the weight \"0\" cannot be used (above 0 and up to 100, with three decimals at most)",
                        "roster.csv:4:1: error: \"english\" is not a language's ISO 639 code (did you mean en?)",
                        "roster.csv:5:1: error: cap-open is \"-1\" (a whole number of leads, or empty for no limit)",
                        "roster.csv:5:1: error: cap-day is \"many\" (a whole number of leads, or empty for no limit)",
                        "roster.csv:5:1: error: booking-url is \"http://x.example\" (it should begin with https://)",
                        "roster.csv:5:1: error: on is \"perhaps\" (write yes or no)",
                        "roster.csv:6:1: error: the leave from \"2026-12-24\" to \"\" is not understood (two dates like 2026-12-24, both included)",
                        "roster.csv:7:1: error: the leave ends before it begins (swap away-from and away-to)",
                        "roster.csv:9:1: error: gus@acme.example is in the roster already, in line 8 (keep one)");
        assertThat(RosterCsv.read("roster.csv", HEADER + rows).reps())
                .extracting(Rep::id)
                .containsExactly("gus@acme.example");
    }

    @Test
    void missing_and_repeated_columns_are_told() {
        assertThat(RosterCsv.read("r.csv", "email,name,name,zone\nx\n").findings())
                .extracting(Finding::text)
                .containsExactly("r.csv:1:1: error: the column \"name\" stands there twice (keep one)");
        assertThat(RosterCsv.read("r.csv", "e-mail,name,zone\n").findings())
                .extracting(Finding::text)
                .containsExactly(
                        "r.csv:1:1: error: the column \"email\" is missing (rename the column e-mail?)",
                        "r.csv:1:1: error: the column \"team\" is missing (add it to the first line)");
        assertThat(RosterCsv.read("r.csv", "").findings()).hasSize(1);
    }

    @Test
    void a_quote_that_is_not_closed_is_told_and_not_thrown() {
        assertThat(findings("\"ana@acme.example,Ana\n")).hasSize(1);
    }

    @Test
    void a_file_that_is_not_there_is_a_finding() {
        assertThat(RosterCsv.read(Path.of("no-such-folder/roster.csv")).findings())
                .first()
                .extracting(Finding::message)
                .isEqualTo("there is no file \"roster.csv\"");
    }
}
