package dev.baton.playbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangedRowsTest {
    @Test
    void rows_that_came_went_and_changed_are_named_each_with_its_value() {
        assertThat(ChangedRows.between(
                        "territories",
                        Map.of("DE", "dach", "CH|GE", "romandy", "FR", "emea"),
                        Map.of("DE", "dach", "FR", "france", "||1000+", "enterprise", "DE|80", "munich")))
                .containsExactly(
                        "territories, 2 rows are new: DE 80: munich; 1000+: enterprise",
                        "territories, 1 row is gone: CH GE: romandy",
                        "territories, 1 row has changed: FR: emea, now france");
        assertThat(ChangedRows.between(
                        "named-accounts",
                        Map.of("DOMAIN|X.EXAMPLE", "bo@acme.example"),
                        Map.of("DOMAIN|X.EXAMPLE", "")))
                .containsExactly("named-accounts, 1 row has changed: DOMAIN X.EXAMPLE: bo@acme.example, now nobody");
    }

    @Test
    void of_many_rows_the_first_are_told_and_the_others_counted() {
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            many.put(String.format("DE|%05d", i), "t");
        }
        assertThat(ChangedRows.between("territories", Map.of(), many))
                .singleElement()
                .asString()
                .startsWith("territories, 100,000 rows are new: DE 00000: t; DE 00001: t; ")
                .endsWith("DE 00009: t; and 99,990 more");
        assertThat(ChangedRows.between("territories", many, many)).isEmpty();
    }
}
