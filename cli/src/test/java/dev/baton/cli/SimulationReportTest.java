package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.cli.describe.Browser;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report as a browser shows it, and a hundred thousand leads in little memory (C23). */
class SimulationReportTest {
    private static final int MANY = 100_000;
    private static final String OFFICE =
            Town.SAMPLES.resolve("playbooks/acme-office-hours.yaml").toString();

    @TempDir
    Path folder;

    private String report(Path leads, String... more) throws IOException {
        Path html = folder.resolve("report.html");
        List<String> command =
                new ArrayList<>(List.of("simulate", "--leads", leads.toString(), "--report", html.toString()));
        command.addAll(List.of(more));
        Ran ran = Ran.command(Map.of(), Town.HOME, command.toArray(String[]::new));
        assertThat(ran.err()).isEmpty();
        return Files.readString(html);
    }

    @Test
    void it_needs_nothing_from_the_network_and_has_no_script() throws IOException {
        String html = report(Town.SAMPLES.resolve("history/leads.csv"), "--against", OFFICE);
        assertThat(html)
                .contains("<h1>acme-inbound against acme-office-hours</h1>", "What was assumed", "<svg", "aria-label")
                .doesNotContain("<script", "<link", "src=", "@import", "url(");
    }

    @Test
    void what_is_hostile_in_a_company_name_is_shown_and_does_nothing() throws IOException, InterruptedException {
        Path leads = folder.resolve("hostile.csv");
        Files.writeString(leads, """
                created,company,email,request,country
                2026-11-23,"<img src=x onerror=""document.title='run'""><script>document.title='run'</script>",a@b.example,demo,US
                """);
        Path other = folder.resolve("other.yaml");
        Files.writeString(
                other,
                Files.readString(Path.of(Town.PLAYBOOK))
                        .replace("{route: everyone else, to: americas-team", "{route: everyone else, to: emea-team"));
        Files.copy(Town.SAMPLES.resolve("playbooks/territories.csv"), folder.resolve("territories.csv"));
        report(leads, "--against", other.toString());

        Optional<Browser> browser = Browser.find();
        assumeTrue(browser.isPresent(), "no browser is there to look at the report; infra/browser.sh installs one");
        String dom = browser.get().dom(folder.resolve("report.html"), folder);
        assertThat(dom)
                .contains("<title>acme-inbound against", "&lt;img src=x onerror=", "id=\"differences\"")
                .doesNotContain("<title>run", "<img", "<script");
    }

    @Test
    void a_hundred_thousand_leads_go_through_in_64_megabytes() throws IOException, InterruptedException {
        Path leads = folder.resolve("many.csv");
        try (BufferedWriter out = Files.newBufferedWriter(leads)) {
            out.write("created,email,company,country,employees,request\n");
            Instant at = Instant.parse("2026-01-01T00:00:00Z");
            for (int i = 0; i < MANY; i++) {
                at = at.plusSeconds(60 + i % 120);
                out.write(at + ",p" + i % 80_000 + "@company" + i % 30_000 + ".example,Company " + i % 30_000
                        + (i % 3 == 0 ? ",DE,12," : ",US,4000,") + (i % 2 == 0 ? "demo\n" : "newsletter\n"));
            }
        }
        Path answer = folder.resolve("answer.json");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dbaton.home=" + Town.HOME,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Baton.class.getName(),
                        "simulate",
                        "--leads",
                        leads.toString(),
                        "--format",
                        "json")
                .redirectOutput(answer.toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(folder.resolve("errors.txt"))).doesNotContain("OutOfMemory", "baton:");
        assertThat(process.exitValue()).isZero();
        assertThat(Files.readString(answer)).contains("\"leads\":" + MANY);
    }
}
