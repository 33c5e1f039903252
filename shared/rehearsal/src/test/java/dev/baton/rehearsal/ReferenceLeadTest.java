package dev.baton.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.playbook.source.Playbooks;
import dev.baton.playbook.source.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** {@code docs/playbook.md} says below its examples what becomes of Grace: that is what becomes of her. */
class ReferenceLeadTest {
    private static final Path REFERENCE = Path.of(System.getProperty("baton.root"), "docs/playbook.md");

    /** A fenced example with its kind, or what is said of Grace after it. */
    private static final Pattern PIECE =
            Pattern.compile("^```(.*)\\n([\\s\\S]*?)^```$|^\\*\\*Grace\\*\\* `(\\{.*?})`", Pattern.MULTILINE);

    @TestFactory
    List<DynamicTest> whatIsSaidOfGraceIsWhatBecomesOfHer() throws IOException {
        String reference = Files.readString(REFERENCE);
        List<DynamicTest> tests = new ArrayList<>();
        Map<String, String> files = new LinkedHashMap<>();
        Map<String, String> first = new LinkedHashMap<>();
        String lead = "";
        String example = "";
        boolean itsOwn = false;
        for (Matcher piece = PIECE.matcher(reference); piece.find(); ) {
            String kind = Optional.ofNullable(piece.group(1)).orElse("");
            String text = Optional.ofNullable(piece.group(2)).orElse("");
            if (piece.group(3) != null) {
                String test = "tests:\n  - {lead: " + lead + ", expect: " + piece.group(3) + "}\n";
                String playbook = whole(first, example + test);
                tests.add(DynamicTest.dynamicTest(piece.group(3), () -> run(playbook, files, 1)));
            } else if (kind.equals("yaml lead")) {
                lead = text.strip();
            } else if (kind.equals("yaml")) {
                example = text;
                if (first.isEmpty()) {
                    first.putAll(sections(text));
                }
                if (text.startsWith("tests:")) {
                    String playbook = whole(first, text);
                    tests.add(DynamicTest.dynamicTest("its own tests", () -> run(playbook, files, 2)));
                    itsOwn = true;
                }
            } else if (kind.matches("(csv|yaml) .+\\..+")) {
                files.put(kind.substring(kind.indexOf(' ') + 1), text);
            }
        }
        assertThat(tests).hasSizeGreaterThan(8);
        assertThat(itsOwn).isTrue();
        return tests;
    }

    private static void run(String playbook, Map<String, String> files, int count) {
        Reading reading = Playbooks.read("p.yaml", playbook, files, Optional.empty());
        assertThat(reading.findings()).as(playbook).isEmpty();
        Reading.Compiled good = (Reading.Compiled) reading;
        Trials trials = Trials.withoutRoster(good, Accounts.NONE);
        assertThat(trials.run(good.tests()))
                .hasSize(count)
                .allSatisfy(trial ->
                        assertThat(trial.missed()).as("%s", trial.why()).isEmpty());
    }

    private static String whole(Map<String, String> first, String example) {
        Map<String, String> all = new LinkedHashMap<>(first);
        all.putAll(sections(example));
        return String.join("", all.values());
    }

    private static Map<String, String> sections(String yaml) {
        Map<String, String> sections = new LinkedHashMap<>();
        String current = "";
        for (String line : yaml.lines().toList()) {
            current = line.startsWith(" ") ? current : line.substring(0, line.indexOf(':'));
            sections.merge(current, line + "\n", String::concat);
        }
        return sections;
    }
}
