package dev.baton.playbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
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
