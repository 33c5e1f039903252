package dev.baton.playbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the examples of {@code docs/playbook.md}: the first is whole, each further one replaces the sections that it names. */
class ReferenceTest {
    private record Example(int line, String kind, String text) {}

    private static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        List<String> lines = Files.readAllLines(Path.of("../../docs/playbook.md"));
        int begin = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("```")) {
                if (begin >= 0) {
                    examples.add(new Example(
                            begin + 1,
                            lines.get(begin).substring(3),
                            String.join("\n", lines.subList(begin + 1, i)) + "\n"));
                    begin = -1;
                } else {
                    begin = i;
                }
            }
        }
        return examples;
    }

    private static Map<String, String> sections(String yaml) {
        Map<String, String> sections = new LinkedHashMap<>();
        String current = "";
        for (String line : yaml.lines().toList()) {
            if (!line.startsWith(" ")) {
                current = line.substring(0, line.indexOf(':'));
            }
            sections.merge(current, line + "\n", String::concat);
        }
        return sections;
    }

    /** A playbook that the reference shows, put together, and the line where its example begins. */
    record Whole(int line, String text) {}

    /** All that it shows as good, in their order. */
    static List<Whole> good() throws IOException {
        Map<String, String> first = new LinkedHashMap<>();
        List<Whole> good = new ArrayList<>();
        for (Example example : examples()) {
            if (example.kind().equals("yaml")) {
                if (first.isEmpty()) {
                    first.putAll(sections(example.text()));
                }
                Map<String, String> all = new LinkedHashMap<>(first);
                all.putAll(sections(example.text()));
                good.add(new Whole(example.line(), String.join("", all.values())));
            }
        }
        return good;
    }

    @TestFactory
    List<DynamicTest> the_examples_of_the_reference_run() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        List<DynamicTest> tests = new ArrayList<>();
        Optional<Example> wrong = Optional.empty();
        for (Example example : examples()) {
            if (example.kind().matches("(csv|yaml) .+\\..+")) {
                files.put(example.kind().substring(example.kind().indexOf(' ') + 1), example.text());
            } else if (example.kind().equals("yaml wrong")) {
                wrong = Optional.of(example);
            } else if (example.kind().equals("text") && wrong.isPresent()) {
                String text = wrong.get().text();
                tests.add(DynamicTest.dynamicTest(
                        "line " + example.line(),
                        () -> assertThat(findings("wrong.yaml", text, files) + "\n")
                                .isEqualTo(example.text())));
            }
        }
        for (Whole example : good()) {
            tests.add(DynamicTest.dynamicTest(
                    "line " + example.line(),
                    () -> assertThat(findings("p.yaml", example.text(), files)).isEmpty()));
        }
        assertThat(tests).hasSizeGreaterThan(7);
        return tests;
    }

    private static String findings(String name, String text, Map<String, String> files) {
        return Playbooks.read(name, text, files, Optional.empty()).findings().stream()
                .map(Finding::text)
                .collect(Collectors.joining("\n"));
    }
}
