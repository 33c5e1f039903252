package dev.baton.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.engines.BatonHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The workflows run on GitHub, not here: what can be said of them without it is said here. */
final class WorkflowsTest {
    private static final Path ROOT = BatonHome.find();
    private static final Pattern PINNED =
            Pattern.compile("uses: [\\w.-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");
    private static final Pattern MAKE = Pattern.compile("\\bmake +([a-z-]+)");

    @Test
    void every_action_is_pinned_by_a_commit_and_names_its_version() throws IOException {
        for (Path workflow : workflows()) {
            assertThat(Files.readAllLines(workflow).stream().filter(line -> line.contains("uses:")))
                    .as("%s", workflow)
                    .isNotEmpty()
                    .allMatch(line -> PINNED.matcher(line).find());
        }
    }

    @Test
    void every_make_target_that_a_step_runs_exists() throws IOException {
        Set<String> targets = new TreeSet<>();
        Matcher target = Pattern.compile("(?m)^([a-z-]+):").matcher(Files.readString(ROOT.resolve("Makefile")));
        while (target.find()) {
            targets.add(target.group(1));
        }
        List<String> made = new ArrayList<>();
        for (JsonNode step : steps()) {
            Matcher make = MAKE.matcher(step.path("run").asText());
            while (make.find()) {
                made.add(make.group(1));
            }
        }
        assertThat(made).contains("check", "test", "native", "bundle", "archive", "sbom");
        assertThat(targets).containsAll(made);
    }

    @Test
    void nobody_may_more_than_read_unless_a_job_says_so() throws IOException {
        for (Path workflow : workflows()) {
            assertThat(load(workflow).path("permissions")).as("%s", workflow).hasToString("{\"contents\":\"read\"}");
            assertThat(Files.readString(workflow)).as("%s", workflow).doesNotContain("pull_request_target", "secrets.");
        }
    }

    @Test
    void every_job_ends_and_no_checkout_leaves_its_token() throws IOException {
        for (Path workflow : workflows()) {
            for (JsonNode job : load(workflow).path("jobs")) {
                assertThat(job.path("timeout-minutes").isInt())
                        .as("%s", workflow)
                        .isTrue();
            }
        }
        for (JsonNode step : steps()) {
            if (step.path("uses").asText().startsWith("actions/checkout@")) {
                assertThat(step.at("/with/persist-credentials").asBoolean(true)).isFalse();
            }
        }
    }

    @Test
    void what_others_wrote_reaches_a_script_through_its_environment_only() throws IOException {
        // A branch's or a pull request's name that is put into a script's text is run as a part of it.
        assertThat(steps())
                .allSatisfy(step -> assertThat(step.path("run").asText()).doesNotContain("${{"));
    }

    @Test
    void a_release_is_tested_before_it_is_built_and_built_on_the_machine_it_runs_on() throws IOException {
        JsonNode jobs = load(ROOT.resolve(".github/workflows/release.yml")).path("jobs");

        assertThat(jobs.at("/functions/needs").asText()).isEqualTo("test");
        assertThat(jobs.at("/functions/runs-on").asText()).endsWith("-arm");
        assertThat(Files.readString(ROOT.resolve("infra/template.yaml"))).contains("Default: arm64");
        assertThat(jobs.at("/command-line/needs").asText()).isEqualTo("test");
        assertThat(jobs.at("/publish/needs")).hasToString("[\"functions\",\"command-line\"]");
        // The job that may write runs nothing of ours, so a dependency that turned bad cannot write either.
        assertThat(jobs.at("/publish/steps").toString()).doesNotContain("actions/checkout@", "make ");
    }

    @Test
    void a_bad_playbook_is_commented_on_before_its_job_fails(@TempDir Path folder) throws Exception {
        Path baton = Files.createDirectories(folder.resolve(".baton-cli")).resolve("baton");
        Files.writeString(baton, "#!/bin/sh\necho \"$1: something is wrong\"\nexit 1\n");
        assertThat(baton.toFile().setExecutable(true)).isTrue();
        JsonNode check = load(ROOT.resolve("samples/playbook-repository/.github/workflows/playbook.yml"))
                .at("/jobs/check/steps")
                .valueStream()
                .filter(step -> step.path("id").asText().equals("check"))
                .findFirst()
                .orElseThrow();
        Path output = folder.resolve("output.txt");
        // As GitHub runs a step: whatever comes after it is left out when its last command fails.
        ProcessBuilder step = new ProcessBuilder(
                        "bash", "-e", "-c", check.path("run").asText())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile());
        step.environment().put("GITHUB_OUTPUT", output.toString());

        assertThat(step.start().waitFor()).as("the comment is written").isZero();
        assertThat(output).content().isEqualTo("code=1\n");
        assertThat(folder.resolve("findings.txt"))
                .content()
                .isEqualTo("check: something is wrong\ntest: something is wrong\n");
    }

    private static List<Path> workflows() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String folder : List.of(".github/workflows", "samples/playbook-repository/.github/workflows")) {
            try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".yml")).forEach(all::add);
            }
        }
        assertThat(all).hasSizeGreaterThanOrEqualTo(3);
        return all;
    }

    private static JsonNode load(Path workflow) throws IOException {
        Object loaded = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(workflow));
        JsonNode tree = new ObjectMapper().valueToTree(loaded);
        assertThat(tree.isObject()).as("%s is a mapping", workflow).isTrue();
        return tree;
    }

    private static List<JsonNode> steps() throws IOException {
        List<JsonNode> steps = new ArrayList<>();
        for (Path workflow : workflows()) {
            load(workflow).path("jobs").forEach(job -> job.path("steps").forEach(steps::add));
        }
        assertThat(steps).hasSizeGreaterThan(10);
        return steps;
    }
}
