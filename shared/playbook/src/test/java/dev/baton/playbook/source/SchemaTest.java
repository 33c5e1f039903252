package dev.baton.playbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.playbook.Field;
import dev.baton.playbook.source.PlaybookSchema.At;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the schema, which editors complete and explain a playbook by, against the reader: both know the same keys at every place. Whoever
 * teaches the reader a key adds it to {@code docs/playbook.schema.json} with a description, and uses it in {@code schema/whole.yaml}.
 */
class SchemaTest {
    private static final Path WHOLE = Path.of("src/test/resources/schema/whole.yaml");
    private static final Pattern WORD = Pattern.compile("\"([a-z][a-z-]*)\"");
    private static final Map<String, String> FILES = Map.of(
            "territories.csv",
            "country,state,territory\nDE,,dach\n",
            "named-accounts.csv",
            "domain,owner\nglobex.example,bo@acme.example\n",
            "more.yaml",
            "segments: {other: {employees: 1}}\n");

    /** What the reader says, at its place, of a key that it does not know. */
    private static final Pattern UNKNOWN = Pattern.compile(
            "has no key|has no field|cannot be defined by a segment|has no grade before|is no rep$|cannot be a pool's|has more than lower-case");

    /** What it says of what has the wrong shape. */
    private static final Pattern SHAPE =
            Pattern.compile("has no (key|field) |should be a |should say who| needs [a-z-]+$"
                    + "|is an empty list|is not a whole number|is no weight|is not a period|is not a time to wait|there is no strategy"
                    + "|neither shadow nor live|is neither one nor a range|does not know|is no email-kind");

    @TestFactory
    List<DynamicTest> every_good_playbook_fits_the_schema() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(fits("whole.yaml", Files.readString(WHOLE)));
        for (ReferenceTest.Whole example : ReferenceTest.good()) {
            tests.add(fits("docs/playbook.md line " + example.line(), example.text()));
        }
        try (Stream<Path> samples = Files.list(Path.of("../../samples/playbooks"))) {
            for (Path sample : samples.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                tests.add(fits(sample.toString(), Files.readString(sample)));
            }
        }
        return tests;
    }

    private static DynamicTest fits(String name, String text) {
        return DynamicTest.dynamicTest(
                name, () -> assertThat(PlaybookSchema.errors(text)).isEmpty());
    }

    /** A schema knows keys, shapes and words; it cannot know names, reach, people and tables. */
    @TestFactory
    List<DynamicTest> what_the_reader_refuses_for_its_shape_the_schema_refuses() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : CaseFile.in("broken", ".yaml")) {
            String text = Files.readString(file);
            Reading reading = Playbooks.read("p.yaml", text, FILES, Optional.empty());
            if (reading.findings().stream()
                    .anyMatch(finding -> SHAPE.matcher(finding.message()).find())) {
                tests.add(DynamicTest.dynamicTest(
                        String.valueOf(file.getFileName()),
                        () -> assertThat(PlaybookSchema.errors(text)).isNotEmpty()));
            }
        }
        assertThat(tests).hasSizeGreaterThan(4);
        return tests;
    }

    @Test
    void every_key_has_a_description() {
        assertThat(PlaybookSchema.keys().entrySet())
                .allSatisfy(key -> assertThat(((Map<?, ?>) key.getKey()).get("description"))
                        .as(key.getValue())
                        .asString()
                        .endsWith("."));
    }

    @Test
    void every_key_is_used_in_the_whole_playbook_or_in_the_reference() throws IOException {
        Set<Object> used = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Block> blocks = new ArrayList<>(blocks(Files.readString(WHOLE)));
        for (ReferenceTest.Whole example : ReferenceTest.good()) {
            blocks.addAll(blocks(example.text()));
        }
        for (Block block : blocks) {
            block.node()
                    .entries()
                    .forEach(entry -> used.addAll(block.at().under(entry.key()).shapes()));
        }
        IdentityHashMap<Object, String> unused = PlaybookSchema.keys();
        unused.keySet().removeAll(used);
        assertThat(unused.values()).as("use these in schema/whole.yaml").isEmpty();
    }

    /** At each block of the whole playbook every word that the reader's source or the schema speaks is tried as a key. */
    @TestFactory
    List<DynamicTest> reader_and_schema_know_the_same_keys() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        Set<String> words = words();
        List<Block> blocks = blocks(Files.readString(WHOLE));
        for (Block block : blocks) {
            tests.add(DynamicTest.dynamicTest("line " + block.node().at().line() + ": " + block.way(), () -> {
                Set<String> here = new TreeSet<>(words);
                block.node().entries().forEach(entry -> here.remove(entry.key()));
                Set<String> reader = known(blocks.getFirst().node(), block.node(), here);
                assertThat(here.stream()
                                .filter(word ->
                                        reader.contains(word) && !block.at().takes(word)))
                        .as("%s: the reader knows these, and the schema does not", block.way())
                        .isEmpty();
                assertThat(here.stream()
                                .filter(word ->
                                        !reader.contains(word) && block.at().takes(word)))
                        .as("%s: the schema knows these, and the reader does not", block.way())
                        .isEmpty();
            }));
        }
        assertThat(tests).hasSizeGreaterThan(30);
        return tests;
    }

    private static Set<String> words() throws IOException {
        Set<String> words = new TreeSet<>(List.of("nobody-knows-this"));
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                for (Matcher word = WORD.matcher(Files.readString(source)); word.find(); ) {
                    words.add(word.group(1));
                }
            }
        }
        for (Field field : Field.values()) {
            words.add(field.word());
        }
        PlaybookSchema.keys().values().forEach(way -> words.add(way.substring(way.lastIndexOf('/') + 1)));
        words.removeIf(word -> !word.matches("[a-z-]+"));
        return words;
    }

    /** The words that the reader takes as keys of {@code block}, beside those that stand there. */
    private static Set<String> known(Node root, Node.Block block, Set<String> words) {
        StringBuilder text = new StringBuilder();
        List<String> inOrder = List.copyOf(words);
        write(root, block, inOrder, text);
        int first = (int) text.substring(0, text.indexOf("\n  ")).lines().count() + 1;
        Set<Integer> refused = Playbooks.read("p.yaml", text.toString(), FILES, Optional.empty()).findings().stream()
                .filter(finding -> finding.column() == 3
                        && UNKNOWN.matcher(finding.message()).find())
                .map(Finding::line)
                .collect(Collectors.toSet());
        return inOrder.stream()
                .filter(word -> !refused.contains(first + inOrder.indexOf(word)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Writes a playbook in one line, but the words that are tried in {@code block}: each begins a line of its own, in column 3. */
    private static void write(Node node, Node.Block block, List<String> words, StringBuilder text) {
        switch (node) {
            case Node.Text one -> text.append(one.absent() ? "null" : PlaybookSchema.quoted(one.text()));
            case Node.Items items -> {
                text.append('[');
                for (Node item : items.items()) {
                    write(item, block, words, text);
                    text.append(", ");
                }
                text.append(']');
            }
            case Node.Block some -> {
                text.append('{');
                for (Node.Entry entry : some.entries()) {
                    text.append(PlaybookSchema.quoted(entry.key())).append(": ");
                    write(entry.value(), block, words, text);
                    text.append(", ");
                }
                if (some.at().equals(block.at())) {
                    words.forEach(word -> text.append("\n  ").append(word).append(": x,"));
                }
                text.append('}');
            }
        }
    }

    /** A block, where it stands, and what the schema says of the place. */
    private record Block(Node.Block node, String way, At at) {}

    private static List<Block> blocks(String text) {
        Findings findings = new Findings("whole.yaml");
        List<Block> blocks = new ArrayList<>();
        gather(Yaml.read(text, "", findings).orElseThrow(), "the playbook", At.root(), blocks);
        assertThat(findings.inOrder()).isEmpty();
        return blocks;
    }

    private static void gather(Node node, String way, At at, List<Block> blocks) {
        switch (node) {
            case Node.Text _ -> {}
            case Node.Items items -> items.items().forEach(item -> gather(item, way, at.item(), blocks));
            case Node.Block block -> {
                blocks.add(new Block(block, way, at));
                block.entries()
                        .forEach(entry ->
                                gather(entry.value(), way + ", " + entry.key(), at.under(entry.key()), blocks));
            }
        }
    }
}
