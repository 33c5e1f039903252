package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Leads of the past through a playbook, from files as exports write them. */
class SimulateCommandTest {
    private static final String HISTORY =
            Town.SAMPLES.resolve("history/leads.csv").toString();
    private static final String OFFICE =
            Town.SAMPLES.resolve("playbooks/acme-office-hours.yaml").toString();

    @TempDir
    Path folder;

    private static Ran run(String... args) {
        return Ran.command(Map.of(), Town.HOME, args);
    }

    private static JsonNode json(Ran ran) throws IOException {
        assertThat(ran.err()).isEmpty();
        return new ObjectMapper().readTree(ran.out());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void the_sample_quarter_adds_up() throws IOException {
        JsonNode result = json(run("simulate", "--leads", HISTORY, "--format", "json"));
        JsonNode all = result.at("/playbook/all");
        assertThat(result.at("/read/leads").asLong()).isEqualTo(399);
        assertThat(all.get("assigned").asLong()
                        + all.get("fallback").asLong()
                        + all.get("nurtured").asLong()
                        - all.get("scoredAgain").asLong()
                        + all.get("rejected").asLong())
                .isEqualTo(399);
        long inTime = all.get("firstTouchInTime").asLong();
        assertThat(inTime).isPositive();
        for (String each : List.of("/playbook/segments", "/playbook/reps")) {
            long sum = 0;
            for (JsonNode group : result.at(each)) {
                sum += group.get("firstTouchInTime").asLong();
            }
            assertThat(sum).as(each).isEqualTo(inTime);
        }
        assertThat(result.at("/playbook/routes").fieldNames()).toIterable().contains("DACH", "enterprise fast lane");
        result.at("/playbook/turns")
                .forEach(turn -> assertThat(turn.get("had").asDouble())
                        .as("%s", turn)
                        .isBetween(
                                turn.get("promised").asDouble() - 3,
                                turn.get("promised").asDouble() + 3));
    }

    @Test
    void two_playbooks_are_compared_lead_by_lead() throws IOException {
        Path csv = folder.resolve("differences.csv");
        Ran ran = run("simulate", "--leads", HISTORY, "--against", OFFICE, "--differences", csv.toString());
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .contains("By acme-inbound", "By acme-office-hours", "makes differently", "would have")
                .containsPattern("rep +to a rep +fallback +held +wait p50 .* first touch in time")
                .containsPattern("ana@acme.example +\\d+ +0 +\\d+ .* \\d+ of \\d+");
        JsonNode again = json(run("simulate", "--leads", HISTORY, "--against", OFFICE, "--format", "json"));
        assertThat(Files.readAllLines(csv))
                .hasSize(again.at("/differences/toOthers").asInt() + 1);
    }

    @Test
    void the_same_history_gives_the_same_answer() {
        String[] command = {"simulate", "--leads", HISTORY, "--against", OFFICE, "--format", "json"};
        assertThat(run(command).out()).isEqualTo(run(command).out());
    }

    @Test
    void a_report_from_Salesforce_is_read_as_it_comes() throws IOException {
        String report = """
                "Inbound leads, last quarter"\r
                \r
                "Lead: Created Date";"First Name";"Last Name";"Company / Account";"Email";"Country";"No. of Employees";"Request";"Lead Owner"\r
                "23.11.2026 10:05";"Zoë";"Weiß";"Möbel ""Süd""; KG";"zoe@sued.example";"Germany";"1.200";"demo";"Ana"\r
                \r
                "Copyright (c) 2026 Example"\r
                """;
        Path western = folder.resolve("western.csv");
        Files.write(western, report.getBytes(Charset.forName("windows-1252")));
        Path marked = file("marked.csv", "\ufeff" + report);
        for (Path each : List.of(western, marked)) {
            JsonNode result = json(run("simulate", "--leads", each.toString(), "--format", "json"));
            assertThat(result.at("/read/leads").asLong()).as("%s", each).isEqualTo(1);
            assertThat(result.at("/playbook/routes/enterprise fast lane/assigned")
                            .asLong())
                    .isEqualTo(1);
            assertThat(result.at("/read/unused")).hasSize(1);
        }
    }

    @Test
    void three_hundred_columns_are_no_trouble_and_those_that_mean_nothing_are_named() throws IOException {
        String names = IntStream.range(0, 300).mapToObj(i -> "Custom " + i).collect(Collectors.joining(","));
        String cells = IntStream.range(0, 300).mapToObj(i -> "x").collect(Collectors.joining(","));
        Path wide =
                file("wide.csv", "created,email,request," + names + "\n2026-11-23,a@b.example,demo," + cells + "\n");
        Ran ran = run("simulate", "--leads", wide.toString());
        assertThat(ran.out()).contains("1 lead of", "300 columns not used", "Custom 0, Custom 1");
    }

    @Test
    void rows_that_cannot_be_used_are_counted_and_the_first_are_named() throws IOException {
        String bad = IntStream.range(0, 12)
                .mapToObj(i -> "yesterday,a" + i + "@b.example\n")
                .collect(Collectors.joining());
        Path csv = file("bad.csv", "created,email\n2026-11-23T10:00Z,first@b.example\n" + bad + ",none@b.example\n");
        Ran ran = run("simulate", "--leads", csv.toString());
        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .contains("1 lead of", "13 rows could not be used", "line 3: 'yesterday' is no moment", "line 12:")
                .doesNotContain("line 13:");
    }

    @Test
    void a_file_of_headings_alone_is_said_to_have_no_lead() throws IOException {
        Ran ran =
                run("simulate", "--leads", file("empty.csv", "created,email\n").toString());
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).hasLineCount(2).contains("There is no lead to take through the playbook");
    }

    @Test
    void a_file_that_is_not_in_the_order_of_time_is_refused_with_what_to_do() throws IOException {
        Path csv = file("unsorted.csv", "created,email\n2026-11-24,a@b.example\n2026-11-23,b@b.example\n");
        Ran ran = run("simulate", "--leads", csv.toString());
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("line 3 was created before line 2", "Sort the report by Created Date");
    }

    @Test
    void the_first_error_of_a_playbook_is_told_and_differences_need_another() throws IOException {
        Path csv = folder.resolve("differences.csv");
        assertThat(run("simulate", "--leads", HISTORY, "--differences", csv.toString())
                        .err())
                .contains("name the other with --against");
        assertThat(csv).doesNotExist();
        Path broken = file("broken.yaml", """
                playbook: broken
                routes:
                  - {route: all, to: a}
                pools:
                  unused: {members: {team: SDR}, nobody-free: fallback}
                  a: {members: {team: SDR}, nobody-free: nowhere}
                fallback: {salesforce-queue: q}
                """);
        assertThat(run("simulate", "--leads", HISTORY, "--playbook", broken.toString())
                        .err())
                .contains("1 error, first ", "nowhere")
                .doesNotContain("no route and no pool leads");
    }

    @Test
    void the_hour_that_comes_twice_when_clocks_are_set_back_is_in_order() throws IOException {
        Path csv = file("october.csv", """
                created,email,touched_at
                2026-10-25 01:59,a@b.example,
                2026-10-25 02:50,c@d.example,2026-10-25 02:05
                2026-10-25 02:10,e@f.example,2026-10-25 02:20
                2026-10-25 02:50,g@h.example,
                2026-10-25 03:00,i@j.example,
                """);
        JsonNode result =
                json(run("simulate", "--leads", csv.toString(), "--zone", "Europe/Berlin", "--format", "json"));
        assertThat(result.at("/read/leads").asLong()).isEqualTo(5);
        assertThat(result.at("/read/first").asText()).isEqualTo("2026-10-24T23:59:00Z");
        assertThat(result.at("/read/last").asText()).isEqualTo("2026-10-25T02:00:00Z");
        Path unsorted = file(
                "unsorted-october.csv", "created,email\n2026-10-25 03:10,a@b.example\n2026-10-25 02:50,c@d.example\n");
        assertThat(run("simulate", "--leads", unsorted.toString(), "--zone", "Europe/Berlin")
                        .err())
                .contains("line 3 was created before line 2");
    }

    @Test
    void half_a_million_blanks_between_signals_are_blanks() throws IOException {
        String blanks = " ".repeat(500_000);
        Path csv = file(
                "blanks.csv",
                "created,email,signals\n2026-11-23T10:00Z,c@d.example,webinar-attended" + blanks + "x;" + blanks
                        + "; pricing-visited 2 days ago;\n");
        JsonNode result = json(run("simulate", "--leads", csv.toString(), "--format", "json"));
        assertThat(result.at("/read/leads").asLong()).isEqualTo(1);
        assertThat(result.at("/read/partly/0").asText())
                .contains("line 2: signals")
                .hasSizeLessThan(1_000);
    }

    @Test
    void what_is_no_history_is_refused_with_what_is_missing() throws IOException {
        assertThat(run("simulate", "--leads", file("a.csv", "name,email\nx,y\n").toString())
                        .err())
                .contains("Created Date");
        assertThat(run(
                                "simulate",
                                "--leads",
                                file("b.csv", "created,email\n\"2026,x\n").toString())
                        .err())
                .contains("cannot be read as CSV");
        assertThat(run("simulate", "--leads", folder.resolve("none.csv").toString())
                        .err())
                .contains("there is no file");
        assertThat(run("simulate", "--leads", HISTORY, "--open-for", "soon").err())
                .contains("15m, 8h or 5d");
    }

    @Test
    void json_lines_and_the_times_that_were_asked_for_are_read_alone() throws IOException {
        Path lines = file("leads.jsonl", """
                {"createdAt":"2026-11-20T10:00:00Z","email":"a@b.example","country":"DE","request":"demo"}
                {"createdAt":"2026-11-23T10:00:00Z","email":"c@d.example","employees":5000,"request":"demo"}
                not json
                """);
        JsonNode result =
                json(run("simulate", "--leads", lines.toString(), "--from", "2026-11-21", "--format", "json"));
        assertThat(result.at("/read/leads").asLong()).isEqualTo(1);
        assertThat(result.at("/read/outside").asLong()).isEqualTo(1);
        assertThat(result.at("/read/badRows").asLong()).isEqualTo(1);
        assertThat(result.at("/playbook/routes/enterprise fast lane/assigned").asLong())
                .isEqualTo(1);
    }

    @Test
    void a_cell_that_a_spreadsheet_would_run_is_written_as_text() throws IOException {
        Path csv = file(
                "formula.csv",
                "created,company,email,request,employees\n2026-11-23,=HYPERLINK(1),a@b.example,demo,20\n");
        Path other = file(
                "other.yaml",
                Files.readString(Path.of(Town.PLAYBOOK), StandardCharsets.UTF_8)
                        .replace("to: americas-team", "to: emea-team"));
        Files.copy(Town.SAMPLES.resolve("playbooks/territories.csv"), folder.resolve("territories.csv"));
        Path out = folder.resolve("out.csv");
        run("simulate", "--leads", csv.toString(), "--against", other.toString(), "--differences", out.toString());
        assertThat(Files.readAllLines(out)).hasSize(2).last().asString().contains("'=HYPERLINK(1)");
    }
}
