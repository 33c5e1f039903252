package dev.baton.playbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Mode;
import dev.baton.lead.Sla;
import dev.baton.lead.Verdict;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A file of cases: a playbook, the files that it names, and leads with what is expected of them. */
final class CaseFile {
    private CaseFile() {}

    static List<Path> in(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources", folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    static Stream<DynamicTest> tests(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        return tests(name, Files.readString(file));
    }

    static Stream<DynamicTest> tests(String file, String text) {
        Findings findings = new Findings(file);
        Optional<Node> root = Yaml.read(text, "begin with playbook: and a name", findings);
        assertThat(findings.inOrder()).isEmpty();
        Node.Block cases = (Node.Block) root.orElseThrow();
        String playbook = TestLead.text(value(cases, "playbook").orElseThrow());
        Map<String, String> files = new HashMap<>();
        value(cases, "files")
                .ifPresent(n -> ((Node.Block) n).entries().forEach(e -> files.put(e.key(), TestLead.text(e.value()))));
        Reading reading = Playbooks.read(file, playbook, files, Optional.empty());
        assertThat(reading)
                .as(() -> reading.findings().stream().map(Finding::text).collect(Collectors.joining("\n")))
                .isInstanceOf(Reading.Compiled.class);
        List<DynamicTest> tests = new ArrayList<>();
        for (Node item : ((Node.Items) value(cases, "cases").orElseThrow()).items()) {
            Node.Block one = (Node.Block) item;
            String title = TestLead.text(value(one, "case").orElseThrow());
            tests.add(DynamicTest.dynamicTest(file + ": " + title, () -> check((Reading.Compiled) reading, one)));
        }
        return tests.stream();
    }

    private static void check(Reading.Compiled compiled, Node.Block one) {
        TestLead lead = TestLead.of((Node.Block) value(one, "lead").orElseThrow());
        Verdict verdict = judge(compiled, lead);
        Node.Block expect = (Node.Block) value(one, "expect").orElseThrow();
        for (Node.Entry entry : expect.entries()) {
            if (entry.key().equals("because")) {
                Map<String, String> reasons =
                        verdict.tried().stream().collect(Collectors.toMap(Verdict.Tried::route, Verdict.Tried::why));
                ((Node.Block) entry.value())
                        .entries()
                        .forEach(reason ->
                                assertThat(reasons).containsEntry(reason.key(), TestLead.text(reason.value())));
            } else if (entry.key().equals("capped")) {
                assertThat(verdict.score().capped().stream()
                                .map(c -> c.dimension().name().toLowerCase(Locale.ROOT) + " " + c.points() + " to "
                                        + c.cap())
                                .collect(Collectors.joining(", ")))
                        .isEqualTo(TestLead.text(entry.value()));
            } else if (entry.key().equals("fired")) {
                assertThat(verdict.score().fired().stream()
                                .map(f -> f.points() + " " + f.why())
                                .toList())
                        .isEqualTo(Section.strings(((Node.Items) entry.value())
                                .items().stream().map(n -> (Node.Text) n).toList()));
            } else {
                assertThat(actual(verdict, entry.key())).as(entry.key()).isEqualTo(TestLead.text(entry.value()));
            }
        }
    }

    static Verdict judge(Reading.Compiled compiled, TestLead lead) {
        Playbook playbook = compiled.playbook();
        Rows rows = Rows.from(compiled.tables(), playbook.lookups(lead.lead(), lead.facts()));
        return playbook.judge(lead.lead(), lead.facts(), rows, 7, TestLead.NOW);
    }

    private static String actual(Verdict verdict, String what) {
        assertThat(verdict.playbookVersion()).isEqualTo(7);
        if (what.equals("score")) {
            return Integer.toString(verdict.score().total());
        }
        if (what.equals("grade")) {
            return verdict.score().grade();
        }
        return switch (verdict) {
            case Verdict.Rejected rejected -> what.equals("rejected") ? rejected.why() : "rejected";
            case Verdict.Nurtured nurtured ->
                switch (what) {
                    case "nurtured" -> nurtured.campaign();
                    case "why" -> nurtured.why();
                    case "again-on" ->
                        nurtured.scoreAgainOn().stream()
                                .map(again ->
                                        again.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                                .collect(Collectors.joining(", "));
                    default -> "nurtured";
                };
            case Verdict.Routed routed ->
                switch (what) {
                    case "route" -> routed.route();
                    case "pool" -> routed.pool();
                    case "mode" -> routed.mode().map(Mode::word).orElse("the deployment's");
                    case "wants" -> new TreeMap<>(routed.wants()).toString();
                    case "sla" -> routed.sla().map(CaseFile::text).orElse("none");
                    case "prefers" ->
                        routed.preference().map(Verdict.Preference::rep).orElse("nobody");
                    case "prefers-why" ->
                        routed.preference().map(Verdict.Preference::why).orElse("");
                    default -> "routed to " + routed.route();
                };
        };
    }

    private static String text(Sla sla) {
        StringBuilder text = new StringBuilder(text(sla.firstTouch()));
        sla.reminders().forEach(reminder -> text.append(" after ").append(text(reminder)));
        text.append(", then ").append(sla.onBreach().name().toLowerCase(Locale.ROOT));
        if (sla.onBreach() == Sla.OnBreach.REASSIGN) {
            text.append(" at most ").append(sla.atMost()).append(" times");
        }
        return text.append(sla.thenTellManager() ? ", then tell the manager" : "")
                .toString();
    }

    private static String text(Sla.Time time) {
        return time.length() + (time.business() ? " business" : "");
    }

    static Optional<Node> value(Node.Block block, String key) {
        return block.entries().stream()
                .filter(entry -> entry.key().equals(key))
                .map(Node.Entry::value)
                .findFirst();
    }
}
