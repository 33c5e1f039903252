package dev.baton.playbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BombsTest {
    private static final int MANY = 100_000;

    private static List<Finding> findings(String text) {
        Reading reading = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> Playbooks.read("p.yaml", text, Map.of(), Optional.empty()));
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return reading.findings();
    }

    private static String often(String piece) {
        return String.join("", Collections.nCopies(MANY, piece));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? ", "\"", "&a ", "!t ", "#", "|\n", "'", "%", "[{", "*a, ", "a:\n "})
    void what_would_exhaust_a_careless_reader_is_refused(String piece) {
        assertThat(findings("a: " + often(piece))).isNotEmpty();
        assertThat(findings(often(piece))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "!", "[", "-", "lead.", "a(", "1+", "x?y:", "\"a\"+"})
    void an_expression_is_bounded_too(String piece) {
        String expression = String.join("", Collections.nCopies(1000, piece));
        String text = "playbook: x\nroutes:\n  - route: a\n    to: fallback\n    when:\n      expr: |\n        "
                + expression + "\nfallback: {salesforce-queue: q}\n";
        assertThat(findings(text)).isNotEmpty();
        assertThat(findings(text.replace(expression, often(piece)))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2_000_000, 10_000_000})
    void a_file_that_is_too_large_is_refused_unread(int size) {
        assertThat(findings("#".repeat(size)))
                .extracting(Finding::message)
                .containsExactly("the playbook is larger than 1 MB");
    }

    @Test
    void conditions_that_combine_in_too_many_ways_are_given_up_and_that_is_said() {
        StringBuilder text = new StringBuilder("playbook: x\nroutes:\n");
        text.append("  - {route: germany, to: fallback, when: {country: DE}}\n");
        text.append("  - {route: never, to: fallback, when: {country: de, city: Kiel}}\n");
        for (int i = 0; i < 400; i++) {
            text.append("  - {route: r")
                    .append(i)
                    .append(", to: fallback, when: {title: {has: t")
                    .append(i);
            text.append("}, company: {has: c").append(i).append("}}}\n");
        }
        String head = text.toString();
        text.append("  - {route: rest, to: fallback}\nfallback: {salesforce-queue: q}\n");

        assertThat(findings(text.toString()))
                .extracting(Finding::message)
                .containsExactly("no lead can reach the route \"never\"");
        Reading reading = Playbooks.read(
                "p.yaml",
                text.toString().replace("country: de, city", "country: AT, city"),
                Map.of(),
                Optional.empty());
        assertThat(reading.findings()).isEmpty();
        assertThat(((Reading.Compiled) reading).leftOut())
                .containsExactly("whether leads can reach all of it, as its conditions combine in too many ways");
        assertThat(head).hasSizeLessThan(1 << 20);
    }

    @Test
    void tens_of_thousands_of_values_and_phrases_are_looked_up_and_not_compared_one_by_one() {
        String companies = values("company %d", 20_000);
        String phrases = values("word%d", 20_000);
        Reading reading = Playbooks.read(
                "p.yaml",
                "playbook: x\nroutes:\n  - {route: a, to: fallback, when: {company: [" + companies + "]}}\n"
                        + "  - {route: b, to: fallback, when: {title: {has: [" + phrases + "]}}}\n"
                        + "  - {route: c, to: fallback}\nfallback: {salesforce-queue: q}\n",
                Map.of(),
                Optional.empty());

        assertThat(reading.findings()).isEmpty();
        assertThat(((Reading.Compiled) reading).leftOut())
                .contains("which phrases go together, as its conditions name too many");
    }

    private static String values(String pattern, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> pattern.replace("%d", Integer.toString(i)))
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"  - {route: r%d, when: {request: x%d, country: DE}, to: p%d}\n"})
    void thousands_of_routes_are_told_and_not_compared_one_by_one(String route) {
        StringBuilder text = new StringBuilder("playbook: x\nroutes:\n");
        for (int i = 0; i < 10_000; i++) {
            text.append(route.replace("%d", Integer.toString(i)));
        }
        text.append("fallback: {salesforce-queue: q}\n");
        assertThat(findings(text.toString()))
                .extracting(Finding::message)
                .contains("routes has 10000 items, and 1000 are the most");
    }
}
