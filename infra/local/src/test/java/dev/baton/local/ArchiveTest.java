package dev.baton.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.engines.BatonHome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of the command line runs from any folder. In a build of everything the command line is built before this runs. */
final class ArchiveTest {
    private static final Path ROOT = BatonHome.find();
    private static final String VERSION = "0.0.0-test";
    private static final Path ARCHIVE = ROOT.resolve("target/baton-cli-" + VERSION + ".tar.gz");

    @TempDir
    private Path folder = Path.of("");

    private record Ended(int code, String text) {}

    @BeforeEach
    void the_command_line_is_built() {
        assumeTrue(Files.isDirectory(ROOT.resolve("cli/target/lib")), "the command line is not built");
    }

    @AfterEach
    void tidy_up() throws IOException {
        Files.deleteIfExists(ARCHIVE);
        Files.deleteIfExists(ROOT.resolve("target/" + ARCHIVE.getFileName() + ".sha256"));
    }

    @Test
    void it_checks_a_playbook_far_from_the_sources_and_twice_it_is_the_same_archive() throws Exception {
        assertThat(run(ROOT, Map.of("VERSION", VERSION), "infra/archive.sh", "command-line"))
                .as("infra/archive.sh")
                .satisfies(ended -> assertThat(ended.code()).as(ended.text()).isZero());
        byte[] first = Files.readAllBytes(ARCHIVE);
        run(ROOT, Map.of("VERSION", VERSION), "infra/archive.sh", "command-line");
        assertThat(first).isEqualTo(Files.readAllBytes(ARCHIVE));

        run(folder, Map.of(), "tar", "-xzf", ARCHIVE.toString());
        String home = "baton-cli-" + VERSION;
        Ended checked = run(
                folder,
                Map.of("JAVA_HOME", System.getProperty("java.home")),
                home + "/baton",
                "check",
                home + "/samples/playbooks/acme.yaml");

        assertThat(checked.code()).as(checked.text()).isZero();
        assertThat(checked.text()).contains("is good");
    }

    @Test
    void without_a_local_run_it_says_what_to_set() throws Exception {
        run(ROOT, Map.of("VERSION", VERSION), "infra/archive.sh", "command-line");
        run(folder, Map.of(), "tar", "-xzf", ARCHIVE.toString());

        Ended asked = run(
                folder,
                Map.of("JAVA_HOME", System.getProperty("java.home")),
                "baton-cli-" + VERSION + "/baton",
                "--stack",
                "acme",
                "leads");

        assertThat(asked.code()).isEqualTo(1);
        assertThat(asked.text()).contains("set AWS_REGION");
    }

    private static Ended run(Path in, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(in.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("BATON_") || name.startsWith("AWS_"));
        builder.environment().putAll(environment);
        // A relative command is one of that folder.
        if (command[0].contains("/")) {
            builder.command().set(0, in.resolve(command[0]).toString());
        }
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), text);
    }
}
