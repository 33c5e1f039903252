package dev.baton.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engines.BatonHome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that opens a door lies among the sources. What only looks like it is named here, with why. */
final class NoSecretsTest {
    private static final Path ROOT = BatonHome.find();
    private static final long BIGGEST = 4_000_000;

    private static final Map<String, Pattern> KINDS = Map.of(
            "a private key", Pattern.compile("-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\\s*(?:\\\\n)?[A-Za-z0-9+/]{40,}"),
            "an AWS access key", Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b"),
            "a secret of AWS", Pattern.compile("(?i)aws_secret_access_key\\s*[=:]\\s*[A-Za-z0-9/+]{40}"),
            "a GitHub token", Pattern.compile("\\bgh[pousr]_[A-Za-z0-9]{36}\\b"),
            "a Slack token", Pattern.compile("\\bxox[abprs]-[A-Za-z0-9-]{10,}"),
            "a Salesforce session", Pattern.compile("\\b00D[A-Za-z0-9]{12,15}![A-Za-z0-9._]{40,}"),
            "a Salesforce consumer key", Pattern.compile("\\b3MVG[A-Za-z0-9._]{40,}"),
            "a JSON web token",
                    Pattern.compile("\\beyJ[A-Za-z0-9_-]{20,}\\.eyJ[A-Za-z0-9_-]{20,}\\.[A-Za-z0-9_-]{20,}"));

    /** Not part of the sources; deploy.env is a person's own and never committed. */
    private static final Set<String> SKIPPED =
            Set.of(".git", "target", ".baton", ".idea", "node_modules", "deploy.env");

    @Test
    void nothing_that_looks_like_a_key_lies_among_the_sources() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : sources()) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            KINDS.forEach((kind, pattern) -> {
                if (pattern.matcher(text).find()) {
                    found.add(ROOT.relativize(file) + " holds " + kind);
                }
            });
        }
        assertThat(found).isEmpty();
    }

    @Test
    void no_file_is_one_that_keys_are_kept_in() throws IOException {
        assertThat(sources().stream().map(file -> file.getFileName().toString()))
                .noneMatch(name -> name.matches(".*\\.(pem|key|p12|pfx|jks)|id_rsa.*|\\.netrc|credentials"));
    }

    @ParameterizedTest(name = "it would find {0}")
    @ValueSource(
            strings = {
                "an AWS access key",
                "a GitHub token",
                "a private key",
                "a Salesforce consumer key",
                "a Salesforce session",
                "a Slack token"
            })
    void the_search_finds_what_it_is_for(String kind) {
        String forty = "a1B2".repeat(10);
        Map<String, String> examples = Map.of(
                "an AWS access key", "AKIA" + "ABCD".repeat(4),
                "a GitHub token", "ghp_" + "a1B2".repeat(9),
                "a private key", "-----BEGIN " + "PRIVATE KEY-----\n" + forty,
                "a Salesforce consumer key", "3MVG" + forty,
                "a Salesforce session", "00D" + "5".repeat(15) + "!" + forty,
                "a Slack token", "xoxb-" + "1".repeat(12));

        assertThat(KINDS.get(kind)).isNotNull();
        assertThat(examples.get(kind)).containsPattern(KINDS.getOrDefault(kind, Pattern.compile("")));
    }

    private static List<Path> sources() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folder.getFileName() != null
                                && SKIPPED.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                // In a worktree, .git is a file.
                if (attributes.isRegularFile()
                        && attributes.size() < BIGGEST
                        && !SKIPPED.contains(file.getFileName().toString())) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(files).hasSizeGreaterThan(300);
        return files;
    }
}
