package dev.baton.playbook.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.baton.lead.Verdict;
import dev.baton.playbook.LookupKey;
import dev.baton.playbook.LookupKeys;
import dev.baton.playbook.Matcher;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.Route;
import dev.baton.playbook.RouteWhen;
import dev.baton.playbook.Rows;
import dev.baton.playbook.Segments;
import dev.baton.roster.Fallback;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunTimeTest {
    private static final TestLead LEAD =
            TestLead.of(Map.of("country", "DE", "state", "BY", "request", "demo"), Map.of("many", "1"), List.of());

    private static Reading.Compiled compiled(String text, Map<String, String> files) {
        Reading reading = Playbooks.read("p.yaml", text, files, Optional.empty());
        assertThat(reading.findings()).filteredOn(Finding::fatal).isEmpty();
        return (Reading.Compiled) reading;
    }

    private static String reason(Matcher when) {
        Playbook playbook = new Playbook(
                "p",
                "",
                RouteWhen.DEFAULT,
                Segments.NONE,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(new Route("a", when, false, new Route.ToPool("fallback"), Optional.empty())),
                Map.of(),
                new Fallback("q", ""),
                Optional.empty());
        Verdict verdict = playbook.judge(LEAD.lead(), LEAD.facts(), Rows.NONE, 1, TestLead.NOW);
        assertThat(((Verdict.Routed) verdict).route()).isEqualTo("no route");
        return verdict.tried().getFirst().why();
    }

    private static Matcher expression(String source) {
        String text = "playbook: x\nroutes:\n  - {route: a, to: fallback, when: {expr: '" + source
                + "'}}\nfallback: {salesforce-queue: q}\n";
        return compiled(text, Map.of()).playbook().routes().getFirst().when();
    }

    @Test
    void an_expression_over_an_unknown_number_does_not_match_and_says_so() {
        assertThat(reason(expression("lead.employees > 10")))
                .startsWith("expression lead.employees > 10 could not be decided: ");
    }

    @Test
    void an_expression_can_ask_whether_a_number_is_known() {
        assertThat(reason(expression("lead.employees != null && lead.employees > 10")))
                .isEqualTo("expression lead.employees != null && lead.employees > 10 does not hold");
    }

    @Test
    void an_expression_over_an_attribute_that_is_not_there_does_not_match_and_says_so() {
        assertThat(reason(expression("lead.attributes[\"plan\"] == \"gold\""))).contains("could not be decided");
    }

    @Test
    void an_expression_that_loops_too_long_does_not_match_and_says_so() {
        String ten = "[1,2,3,4,5,6,7,8,9,0]";
        String loops = ten + ".all(a, " + ten + ".all(b, " + ten + ".all(c, " + ten + ".all(d, a + b + c + d < 99))))";
        assertThat(reason(expression(loops))).contains("could not be decided");
    }

    @Test
    void a_pattern_that_would_go_back_and_forth_for_ever_is_decided_at_once() {
        String text = "a".repeat(3_000) + "b";
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(reason(expression("\"" + text + "\".matches(\"^(a+)+$\")")))
                        .endsWith("does not hold"));
    }

    @Test
    void a_stored_expression_that_was_damaged_does_not_match_and_says_so() {
        assertThat(reason(new Matcher.Expression("lead.x", "no base64!"))).contains("could not be decided");
        assertThat(reason(new Matcher.Expression("lead.x", "AAAA"))).contains("could not be decided");
        assertThat(reason(new Matcher.Expression("lead.x", ""))).contains("could not be decided");
    }

    @Test
    void a_table_of_a_hundred_thousand_rows_is_asked_for_two() {
        StringBuilder csv = new StringBuilder("country,state,territory\nDE,,dach\n");
        for (int i = 0; i < 100_000; i++) {
            csv.append("US,S").append(i).append(",t").append(i % 50).append('\n');
        }
        String text = """
                playbook: x
                territories: {file: t.csv, by: [country, state], otherwise: row}
                routes: [{route: a, when: {territory: dach}, to: fallback}, {route: b, to: fallback}]
                fallback: {salesforce-queue: q}
                """;
        Reading.Compiled compiled = compiled(text, Map.of("t.csv", csv.toString()));
        LookupKeys keys = compiled.playbook().lookups(LEAD.lead(), LEAD.facts());
        assertThat(keys.wanted()).extracting(key -> key.key()).containsExactly("DE|BY", "DE");
        Verdict verdict = CaseFile.judge(compiled, LEAD);
        assertThat(((Verdict.Routed) verdict).route()).isEqualTo("a");
    }

    @Test
    void a_hundred_thousand_rows_of_many_shapes_are_asked_for_one_each() {
        StringBuilder csv = new StringBuilder("country,postal-prefix,employees,territory\n");
        for (int i = 0; i < 100_000; i++) {
            String size = i % 3 == 0 ? "" : i % 3 == 1 ? "1-999" : "1000+";
            csv.append("DE,")
                    .append(String.format(Locale.ROOT, i % 2 == 0 ? "%05d" : "%05d0", i))
                    .append(',')
                    .append(size)
                    .append(",t")
                    .append(i % 50)
                    .append('\n');
        }
        String text = """
                playbook: x
                territories: {file: t.csv, by: [country, postal-prefix, employees], otherwise: row}
                routes: [{route: a, when: {territory: t0}, to: fallback}, {route: b, to: fallback}]
                fallback: {salesforce-queue: q}
                """;
        Reading.Compiled compiled = compiled(text, Map.of("t.csv", csv.toString()));
        TestLead lead =
                TestLead.of(Map.of("country", "DE", "postal-code", "000500", "employees", "7"), Map.of(), List.of());

        LookupKeys keys = compiled.playbook().lookups(lead.lead(), lead.facts());

        assertThat(keys.wanted())
                .extracting(LookupKey::key)
                .containsExactly("DE|000500|1-999", "DE|00050|1-999", "DE|000500", "DE|00050");
        assertThat(((Verdict.Routed) CaseFile.judge(compiled, lead)).route()).isEqualTo("b");
    }

    @Test
    void a_table_with_other_rows_has_another_name_and_one_with_the_same_rows_the_same() {
        String text = """
                playbook: x
                territories: {file: t.csv, by: country, otherwise: row}
                routes: [{route: b, to: fallback}]
                fallback: {salesforce-queue: q}
                """;
        String one = name(text, "country,territory\nDE,dach\nAT,dach\n");
        assertThat(name(text, "territory;country\r\ndach;AT\r\ndach;de\r\n")).isEqualTo(one);
        assertThat(name(text, "country,territory\nDE,dach\nAT,alps\n")).isNotEqualTo(one);
    }

    private static String name(String text, String csv) {
        return compiled(text, Map.of("t.csv", csv)).tables().getFirst().name();
    }
}
