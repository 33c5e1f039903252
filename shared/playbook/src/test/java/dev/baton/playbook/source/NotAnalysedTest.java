package dev.baton.playbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NotAnalysedTest {
    @Test
    void every_place_with_an_expression_is_named_in_the_order_of_the_playbook() {
        String text = """
                playbook: x
                segments:
                  odd: EXPR1
                  rest: otherwise
                reject: [{when: EXPR2, why: a rival}]
                score:
                  qualified-at: 50
                  fit: [{points: 50, when: EXPR3, why: our product}]
                  below:
                    - {when: EXPR4, nurture: {campaign: Product News}}
                    - {when: {country: DE}, nurture: {campaign: German News}}
                    - {nurture: {campaign: News}}
                routes:
                  - {route: by product, when: EXPR5, to: fallback}
                  - {route: rest, to: fallback}
                fallback: {salesforce-queue: q}
                """.replaceAll("EXPR(\\d)", "{expr: 'lead.product == \"x$1\"'}");

        Reading reading = Playbooks.read("p.yaml", text, Map.of(), Optional.empty());

        assertThat(reading.findings()).isEmpty();
        assertThat(NotAnalysed.places(((Reading.Compiled) reading).playbook()))
                .containsExactly(
                        "the segment odd",
                        "the rejection a rival",
                        "the points for our product",
                        "the branch to Product News",
                        "the route by product");
    }
}
