package dev.baton.playbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each {@code broken/X.yaml} is read with {@code broken/X.*.csv} beside it, and must give exactly the findings in {@code broken/X.expected}. */
class BrokenPlaybooksTest {
    @TestFactory
    List<DynamicTest> every_broken_playbook_is_told_exactly_its_problems() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : CaseFile.in("broken", ".yaml")) {
            String name = String.valueOf(file.getFileName()).replace(".yaml", "");
            tests.add(DynamicTest.dynamicTest(name, () -> check(name)));
        }
        return tests;
    }

    private static void check(String name) throws IOException {
        Path folder = Path.of("src/test/resources/broken");
        Map<String, String> files = new TreeMap<>();
        for (Path csv : CaseFile.in("broken", ".csv")) {
            if (String.valueOf(csv.getFileName()).startsWith(name + ".")) {
                files.put(String.valueOf(csv.getFileName()), Files.readString(csv));
            }
        }
        Optional<String> roster = Optional.ofNullable(files.get(name + ".roster.csv"));
        Reading reading = Playbooks.read(
                "p.yaml",
                Files.readString(folder.resolve(name + ".yaml")),
                files,
                roster.map(text -> RosterCsv.read("roster.csv", text).reps()));
        String found = reading.findings().stream().map(Finding::text).collect(Collectors.joining("\n"));
        Path expected = folder.resolve(name + ".expected");
        if (Boolean.getBoolean("baton.accept")) {
            Files.writeString(expected, found + "\n");
        }
        assertThat(found.lines().toList())
                .isEqualTo(Files.readString(expected).lines().toList());
    }
}
