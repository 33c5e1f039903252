package dev.baton.playbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Signal;
import dev.baton.lead.Verdict;
import dev.baton.playbook.LookupKeys;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PropertiesTest {
    private static final Path PLAYBOOKS = Path.of("../../samples/playbooks");
    private static final String ACME = text("acme.yaml");
    private static final Map<String, String> FILES = Map.of("territories.csv", text("territories.csv"));

    private static String text(String file) {
        try {
            return Files.readString(PLAYBOOKS.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final Reading.Compiled COMPILED = acme();
    private static final Reading.Compiled COMPILED_AGAIN = acme();

    private static Reading.Compiled acme() {
        return (Reading.Compiled) Playbooks.read("acme.yaml", ACME, FILES, Optional.empty());
    }

    /** A place in the text, how much goes away there, and what comes instead. */
    record Edit(int at, int gone, String instead) {
        String on(String text) {
            int from = Math.floorMod(at, text.length() + 1);
            int to = Math.min(text.length(), from + gone);
            return text.substring(0, from) + instead + text.substring(to);
        }
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        Arbitrary<String> instead = Arbitraries.oneOf(
                Arbitraries.of(
                        "", "\n", "\t", "{", "}", "[", "]", ":", " - ", "\"", "'", "#", "&a", "*a", "!x", "|", ">", "%",
                        "@", ", ", "null", "~", "-5", "1e9", "\u0000", "\uD800", "\uFEFF", "? ", "<<: ", "---\n",
                        "pools", "when", "  ", "lead.", "&&", "0-0", "+"),
                Arbitraries.strings().ofMaxLength(5));
        return Combinators.combine(
                        Arbitraries.integers().between(0, ACME.length()),
                        Arbitraries.integers().between(0, 40),
                        instead)
                .as(Edit::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Property(tries = 800)
    void check_never_throws_whatever_was_done_to_a_playbook(@ForAll("edits") List<Edit> edits) {
        String text = ACME;
        for (Edit edit : edits) {
            text = edit.on(text);
        }
        Reading reading = Playbooks.read("p.yaml", text, FILES, Optional.of(List.of()));
        assertThat(reading.findings())
                .allMatch(f -> f.line() > 0 && f.column() > 0 && !f.message().isBlank());
        assertThat(reading instanceof Reading.Refused)
                .isEqualTo(reading.findings().stream().anyMatch(Finding::fatal));
    }

    @Property(tries = 300)
    void check_never_throws_for_any_text(@ForAll String text) {
        assertThat(Playbooks.read("p.yaml", text, Map.of(), Optional.empty())).isInstanceOf(Reading.Refused.class);
    }

    @Property(tries = 300)
    void any_text_can_be_offered_as_a_roster(@ForAll String text) {
        assertThat(RosterCsv.read("r.csv", "email,name,team,zone,weight\n" + text)
                        .findings())
                .allMatch(f -> f.line() > 0);
    }

    @Provide
    Arbitrary<TestLead> leads() {
        Arbitrary<Map<String, String>> fields = Arbitraries.maps(
                        Arbitraries.of(
                                "country",
                                "state",
                                "title",
                                "source",
                                "request",
                                "account",
                                "account-type",
                                "account-owner"),
                        Arbitraries.oneOf(
                                Arbitraries.strings().ofMaxLength(20),
                                Arbitraries.of("DE", "demo", "Customer", "partner-x", "|", "a|b", "\uD800")))
                .ofMaxSize(6);
        Arbitrary<Map<String, String>> numbers = Arbitraries.maps(
                        Arbitraries.of("employees", "annual-revenue"),
                        Arbitraries.integers().map(String::valueOf))
                .ofMaxSize(2);
        Arbitrary<List<Signal>> signals = Arbitraries.integers()
                .between(-10, 400)
                .map(days -> TestLead.signal("webinar-attended", Integer.toString(days)))
                .list()
                .ofMaxSize(3);
        return Combinators.combine(fields, numbers, signals).as((text, number, signalled) -> {
            var all = new HashMap<>(text);
            all.putAll(number);
            return TestLead.of(all, Map.of("x", "y"), signalled);
        });
    }

    @Property(tries = 1000)
    void the_same_lead_always_gets_the_same_verdict_and_never_nobody(@ForAll("leads") TestLead lead) {
        Reading.Compiled acme = COMPILED;
        Verdict verdict = CaseFile.judge(acme, lead);
        assertThat(CaseFile.judge(COMPILED_AGAIN, lead)).isEqualTo(verdict);
        if (verdict instanceof Verdict.Routed routed) {
            assertThat(acme.playbook().pools()).containsKey(routed.pool());
            assertThat(routed.tried().getLast().matched()).isTrue();
        } else if (verdict instanceof Verdict.Nurtured nurtured) {
            assertThat(nurtured.campaign()).isEqualTo("Newsletter");
            assertThat(nurtured.tried()).hasSameSizeAs(acme.playbook().routes());
        }
    }

    @Property(tries = 200)
    void a_lead_asks_for_a_handful_of_rows_and_for_others_the_verdict_does_not_depend(@ForAll("leads") TestLead lead) {
        Reading.Compiled acme = COMPILED;
        Playbook playbook = acme.playbook();
        LookupKeys keys = playbook.lookups(lead.lead(), lead.facts());
        assertThat(keys.wanted()).hasSizeLessThanOrEqualTo(2);
        Rows asked = Rows.from(acme.tables(), keys);
        assertThat(asked.values()).hasSizeLessThanOrEqualTo(2);
        assertThat(playbook.judge(lead.lead(), lead.facts(), asked, 1, TestLead.NOW))
                .isEqualTo(playbook.judge(lead.lead(), lead.facts(), new Rows(with(asked.values())), 1, TestLead.NOW));
    }

    private static Map<String, String> with(Map<String, String> rows) {
        var more = new HashMap<>(rows);
        more.put("another/row", "x");
        return more;
    }
}
