package dev.baton.playbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedTurnsTest {
    private static Map<String, String> turns(String... lines) {
        Map<String, List<String>> named = new LinkedHashMap<>();
        for (String line : lines) {
            List<String> words = List.of(line.split(" "));
            named.put(words.getFirst(), words.subList(1, words.size()));
        }
        return SharedTurns.resolve(named);
    }

    @Test
    void all_that_name_one_another_share_the_turn_of_the_first_that_names_nobody() {
        assertThat(turns("demo price trial", "price", "trial", "other"))
                .isEqualTo(Map.of("demo", "price", "trial", "price"));
        assertThat(turns("demo price", "price trial", "trial")).isEqualTo(Map.of("demo", "trial", "price", "trial"));
        assertThat(turns("one", "two one", "three one")).isEqualTo(Map.of("two", "one", "three", "one"));
    }

    @Test
    void a_circle_shares_the_turn_of_the_first_by_name_and_an_unknown_name_is_nobody() {
        assertThat(turns("b a", "a b")).isEqualTo(Map.of("b", "a"));
        assertThat(turns("a nobody", "b")).isEmpty();
        assertThat(turns("a a")).isEqualTo(Map.of("a", "a"));
    }
}
