package dev.baton.playbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.playbook.Playbook;
import dev.baton.playbook.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncludeTest {
    private static final String MAIN = """
            playbook: parts
            include: [pools.yaml, routes/emea.yaml]
            reject:
              - {when: {email-kind: disposable}, why: throw-away address}
            routes:
              - {route: everyone else, to: commercial}
            fallback: {salesforce-queue: Triage}
            """;

    private static final String POOLS = """
            pools:
              commercial: {members: {team: SDR}, nobody-free: {hold: 2 hours, then: fallback}}
            """;

    private static final String EMEA = """
            pools:
              emea: {members: {team: EMEA}, nobody-free: commercial}
            reject:
              - {when: {domain: rival.example}, why: a competitor}
            routes:
              - {route: EMEA, when: {country: [DE, FR]}, to: emea}
            """;

    private static Reading read(String main, Map<String, String> files) {
        return Playbooks.read("p.yaml", main, files, Optional.empty());
    }

    private static List<String> said(String main, Map<String, String> files) {
        return read(main, files).findings().stream().map(Finding::text).toList();
    }

    @Test
    void what_is_included_stands_where_the_include_stands() {
        Reading reading = read(MAIN, Map.of("pools.yaml", POOLS, "routes/emea.yaml", EMEA));

        assertThat(reading.findings()).isEmpty();
        Playbook playbook = ((Reading.Compiled) reading).playbook();
        assertThat(playbook.routes()).extracting(Route::name).containsExactly("EMEA", "everyone else");
        assertThat(playbook.pools()).containsOnlyKeys("commercial", "emea");
        assertThat(playbook.rejections())
                .extracting(rejection -> rejection.why())
                .containsExactly("a competitor", "throw-away address");
    }

    @Test
    void an_include_below_the_routes_adds_its_own_behind_them() {
        String last =
                MAIN.replace("include: [pools.yaml, routes/emea.yaml]\n", "") + "include: [pools.yaml, emea.yaml]\n";

        assertThat(said(last, Map.of("pools.yaml", POOLS, "emea.yaml", EMEA)))
                .containsExactly(
                        "emea.yaml:6:13: error: no lead can reach the route \"EMEA\" (the route everyone else in"
                                + " line 5 of p.yaml takes them all; the first match wins)");
    }

    @Test
    void a_finding_names_the_file_that_it_is_in() {
        String wrong = EMEA.replace("country", "contry").replace("to: emea", "to: emae");

        assertThat(said(MAIN, Map.of("pools.yaml", POOLS, "routes/emea.yaml", wrong)))
                .contains(
                        "routes/emea.yaml:6:26: error: a lead has no field \"contry\" (did you mean country?)",
                        "routes/emea.yaml:6:49: error: there is no pool \"emae\" (did you mean emea?)");
    }

    @Test
    void what_may_stand_once_stands_once_and_both_places_are_told() {
        String again = POOLS + "fallback: {salesforce-queue: Other}\n";

        assertThat(said(
                        MAIN,
                        Map.of("pools.yaml", again, "routes/emea.yaml", EMEA.replace("  emea:", "  commercial:"))))
                .contains(
                        "p.yaml:7:1: error: the key \"fallback\" stands here a second time (the first is in line 3 of"
                                + " pools.yaml; keep one)",
                        "routes/emea.yaml:2:3: error: the key \"commercial\" stands here a second time (the first is in"
                                + " line 2 of pools.yaml; keep one)");
    }

    @Test
    void files_that_include_each_other_are_told_the_circle() {
        assertThat(said(
                        MAIN,
                        Map.of(
                                "pools.yaml",
                                "include: routes/emea.yaml\n" + POOLS,
                                "routes/emea.yaml",
                                EMEA + "include: [./pools.yaml, p.yaml]\n")))
                .contains(
                        "routes/emea.yaml:7:11: error: the files include each other in a circle: p.yaml, then pools.yaml,"
                                + " then routes/emea.yaml, then pools.yaml (remove one include)",
                        "routes/emea.yaml:7:25: error: the files include each other in a circle: p.yaml, then pools.yaml,"
                                + " then routes/emea.yaml, then p.yaml (remove one include)",
                        "p.yaml:2:23: error: \"routes/emea.yaml\" is included a second time (the first is in line 1 of"
                                + " pools.yaml; keep one)");
    }

    @Test
    void a_file_that_is_not_there_or_no_block_or_no_yaml_is_told() {
        assertThat(said(MAIN, Map.of("pools.yml", POOLS, "routes/emea.yaml", "- a list\n")))
                .contains(
                        "p.yaml:2:11: error: there is no file \"pools.yaml\" (did you mean pools.yml?)",
                        "routes/emea.yaml:1:1: error: an included file should be a block of keys, not a list (like pools:"
                                + " and what belongs to it)");
        assertThat(said(MAIN, Map.of("pools.yaml", "", "routes/emea.yaml", "pools: [")))
                .anyMatch(text -> text.startsWith("pools.yaml:1:1: error: the file is empty"))
                .anyMatch(text -> text.startsWith("routes/emea.yaml:1:"));
        assertThat(said(MAIN, Map.of("pools.yaml", "#".repeat(2_000_000), "routes/emea.yaml", EMEA)))
                .contains("p.yaml:2:11: error: \"pools.yaml\" is larger than 1 MB (is it the right file?)");
    }

    @Test
    void on_a_disk_no_file_outside_the_folder_is_read(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("playbooks/routes"));
        Files.writeString(folder.resolve("pools.yaml"), POOLS);
        Files.writeString(folder.resolve("playbooks/routes/emea.yaml"), EMEA);
        Path main = Files.writeString(folder.resolve("playbooks/p.yaml"), MAIN.replace("pools.yaml", "../pools.yaml"));

        assertThat(Playbooks.read(main).findings())
                .extracting(Finding::message)
                .contains("\"../pools.yaml\" lies outside the playbook's folder");

        Files.writeString(folder.resolve("playbooks/pools.yaml"), POOLS);
        Files.writeString(main, MAIN);
        assertThat(Playbooks.read(main)).isInstanceOf(Reading.Compiled.class);
        Files.writeString(folder.resolve("playbooks/routes/emea.yaml"), EMEA.replace("to: emea", "to: no"));
        assertThat(Playbooks.read(main).findings())
                .extracting(Finding::file)
                .containsOnly(folder.resolve("playbooks/routes/emea.yaml").toString());
    }

    @Test
    void what_is_kept_of_several_files_can_be_taken_apart_again() {
        String tricky = POOLS.stripTrailing() + "\n# file: routes/emea.yaml, 1 line";
        Reading.Compiled compiled =
                (Reading.Compiled) read(MAIN, Map.of("pools.yaml", tricky, "routes/emea.yaml", EMEA));

        String text = compiled.sources().text();

        assertThat(text)
                .startsWith("# file: p.yaml, 7 lines\nplaybook: parts\n")
                .contains("\n# file: pools.yaml, 3 lines\n");
        Sources again = Sources.of(text);
        assertThat(again.files())
                .containsExactly(
                        Map.entry("p.yaml", MAIN),
                        Map.entry("pools.yaml", tricky + "\n"),
                        Map.entry("routes/emea.yaml", EMEA));
        assertThat(again.text()).isEqualTo(text);
    }

    @Test
    void one_file_is_kept_as_it_is() {
        String alone = MAIN.replace("include: [pools.yaml, routes/emea.yaml]\n", "") + POOLS + "# file: x, 3 lines";
        Reading.Compiled compiled = (Reading.Compiled) read(alone, Map.of());

        assertThat(compiled.sources().text()).isEqualTo(alone);
        assertThat(Sources.of(alone).files()).containsExactly(Map.entry("playbook.yaml", alone));
        assertThat(Sources.of("").text()).isEmpty();
    }
}
