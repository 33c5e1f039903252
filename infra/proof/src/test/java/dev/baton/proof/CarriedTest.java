package dev.baton.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.baton.json.Json;
import dev.baton.lead.Company;
import dev.baton.lead.Consent;
import dev.baton.lead.Interest;
import dev.baton.lead.Keys;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Location;
import dev.baton.lead.Origin;
import dev.baton.lead.Person;
import dev.baton.lead.Source;
import dev.baton.playbook.source.Playbooks;
import dev.baton.playbook.source.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What functions carry: each library is fetched, unpacked and searched at every cold start, and part of every native build. */
class CarriedTest {
    private static final Path FUNCTIONS = Path.of(System.getProperty("baton.root"), "functions");

    private static final Lead LEAD = new Lead(
            new LeadId("AAAAAAAAAAAAAAAAAAAAAA"),
            new Source(Source.Kind.FORM, "demo", ""),
            Instant.parse("2026-11-23T09:00:00Z"),
            Keys.NONE,
            new Person("Grace", "Obi", "grace@northwind.example", "", "VP Operations", "en"),
            new Company(
                    "Northwind Freight",
                    "",
                    "northwind.example",
                    "Logistics",
                    OptionalInt.of(800),
                    OptionalLong.empty()),
            new Location("DE", "BY", "", "", ""),
            new Interest("demo", "", ""),
            Origin.UNKNOWN,
            Consent.NOT_ASKED,
            Map.of("plan", "gold"),
            List.of());

    @TempDir
    private Path folder = Path.of("");

    /** All functions, as folders that a build leaves an archive in. */
    static List<String> functions() throws IOException {
        try (Stream<Path> modules = Files.list(FUNCTIONS)) {
            return modules.filter(module -> Files.exists(module.resolve("src/main/java")))
                    .map(module -> module.getFileName().toString())
                    .filter(module -> !module.equals("testing"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_function_carries_what_it_is_said_to_carry(String function) throws IOException {
        Set<String> there = Carried.libraries(archive(function));
        Set<String> allowed = Carried.allowed(function).libraries();

        assertThat(beyond(there, allowed)).as("""
                        %1$s carries libraries that carried/%1$s.txt does not name. If nothing in it uses them, keep them out: \
                        `mvn dependency:tree -pl functions/%1$s -Dverbose` says who brings them; make them optional there, or exclude them. If something \
                        does, add them to the list, and the reason to docs/decisions/0042-what-a-function-carries.md""", function).isEmpty();
        assertThat(beyond(allowed, there))
                .as(
                        "%1$s no longer carries these: take them out of carried/%1$s.txt, so that they do not come back unseen",
                        function)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_functions_archive_stays_below_its_ceiling(String function) throws IOException {
        assertThat(Files.size(archive(function)) / 1e6)
                .as("""
                        megabytes of %1$s: its libraries are those on the list, so one of them has grown, or the function has. See which \
                        (unzip -lv functions/%1$s/target/function.zip | sort -k3n) before the ceiling in carried/%1$s.txt is raised""", function)
                .isLessThanOrEqualTo(Carried.allowed(function).megabytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"score", "assign"})
    void who_judges_carries_all_that_checked_expressions_need_and_nothing_that_reads_text(String function)
            throws Exception {
        List<String> conditions = List.of(
                "lead.company.matches(\"^Nor.*ght$\")",
                "lead.employees != null && lead.employees >= 100 && lead.annual_revenue == null",
                "lead.attributes[\"plan\"] == \"gold\" && \"plan\" in lead.attributes && !has(lead.attributes.seats)",
                "lead.signals.exists(signal, signal == \"webinar\") || size(lead.signals) == 0",
                "lead.title.startsWith(\"VP\") ? lead.country in [\"DE\", \"AT\"] : false",
                "duration(\"90m\") > duration(\"1h\") && string(lead.employees) + \"!\" == \"800!\"");
        Path playbook = folder.resolve("playbook.json");
        Files.writeString(playbook, compiled(conditions));
        Path lead = folder.resolve("lead.json");
        Files.writeString(lead, Json.text(LEAD));

        assertThat(judged(Carried.unpack(archive(function), folder), playbook, lead))
                .isEqualTo(conditions.stream()
                        .map(condition -> "%d true".formatted(conditions.indexOf(condition)))
                        .collect(Collectors.joining("\n")));
        assertThat(Carried.libraries(archive(function)))
                .noneMatch(library -> library.contains("antlr")
                        || library.contains("yaml")
                        || library.contains("csv")
                        || library.equals("dev.cel.compiler"));
    }

    /** A rule for each condition, named by its number. */
    private static String compiled(List<String> conditions) {
        StringBuilder text = new StringBuilder("playbook: carried\nscore:\n  qualified-at: 1000\n  fit:\n");
        for (int i = 0; i < conditions.size(); i++) {
            text.append("    - {points: 1, when: {expr: '%s'}, why: '%d'}%n".formatted(conditions.get(i), i));
        }
        text.append("  below: {nurture: {campaign: Newsletter}}\n");
        text.append("routes: [{route: all, to: fallback}]\nfallback: {salesforce-queue: Triage}\n");
        return switch (Playbooks.read("carried.yaml", text.toString(), Map.of(), Optional.empty())) {
            case Reading.Compiled good -> Json.text(good.playbook());
            case Reading.Refused bad ->
                throw new IllegalArgumentException(bad.findings().toString());
        };
    }

    private String judged(List<Path> jars, Path playbook, Path lead) throws Exception {
        Path errors = folder.resolve("errors.txt");
        String classes = Path.of(JudgeAlone.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        String path = Stream.concat(Stream.of(classes), jars.stream().map(Path::toString))
                .collect(Collectors.joining(System.getProperty("path.separator")));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        path,
                        JudgeAlone.class.getName(),
                        playbook.toString(),
                        lead.toString())
                .redirectError(errors.toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
        return said.strip();
    }

    private static Path archive(String function) throws IOException {
        Path archive = FUNCTIONS.resolve(function).resolve("target/function.zip");
        assertThat(archive)
                .as("build it first: mvn package -pl functions/%s -DskipTests", function)
                .exists();
        assumeFalse(Carried.libraries(archive).isEmpty(), function + " is native: it carries no libraries");
        return archive;
    }

    private static Set<String> beyond(Set<String> these, Set<String> those) {
        Set<String> beyond = new TreeSet<>(these);
        beyond.removeAll(those);
        return beyond;
    }
}
