package dev.baton.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoqlTest {
    /** What Salesforce reads: nothing but an escaped quotation mark may stand before the last character. */
    @Property(tries = 2000)
    void no_text_ends_its_literal_and_each_is_read_back_as_it_was(@ForAll String text) {
        String literal = Soql.text(text);
        assertThat(literal).startsWith("'").endsWith("'");
        StringBuilder read = new StringBuilder();
        for (int i = 1; i < literal.length() - 1; i++) {
            char c = literal.charAt(i);
            assertThat(c).isNotIn('\'', '\n', '\r');
            read.append(c == '\\' ? unescaped(literal.charAt(++i)) : c);
        }
        assertThat(read).hasToString(text);
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> c;
        };
    }

    @Property(tries = 200)
    void lists_hold_every_text_once_in_order_and_each_fits_into_a_query(
            @ForAll @Size(max = 60) List<String> texts, @ForAll("long") String wide) {
        List<String> all = new ArrayList<>(texts);
        all.add(wide);
        List<List<String>> chunks = Soql.chunks(all);
        assertThat(chunks.stream().flatMap(List::stream))
                .containsExactlyElementsOf(all.stream().distinct().toList());
        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk).isNotEmpty());
    }

    @net.jqwik.api.Provide("long")
    net.jqwik.api.Arbitrary<String> wide() {
        return net.jqwik.api.Arbitraries.strings().alpha().ofMinLength(100).ofMaxLength(300);
    }

    @Test
    void a_thousand_addresses_make_queries_of_a_length_that_an_address_has() {
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            addresses.add("somebody.with.a.long.name+" + i + "@subsidiary.acme-holding.example");
        }
        assertThat(Soql.chunks(addresses))
                .hasSizeLessThan(15)
                .allSatisfy(chunk -> assertThat(
                                java.net.URLEncoder.encode(Soql.list(chunk), java.nio.charset.StandardCharsets.UTF_8))
                        .hasSizeLessThan(11_000));
        assertThat(Soql.chunks(List.of())).isEmpty();
    }

    @Test
    void moments_and_lists_are_written_as_soql_reads_them() {
        assertThat(Soql.moment(Instant.parse("2026-11-22T10:00:00.123456Z"))).isEqualTo("2026-11-22T10:00:00.123Z");
        assertThat(Soql.list(List.of("a", "O'Hara"))).isEqualTo("('a','O\\'Hara')");
        assertThat(Soql.name("Owner.Email")).isEqualTo("Owner.Email");
        assertThat(Soql.name("ns__Field__c")).isEqualTo("ns__Field__c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Id FROM User", "a,b", "1a", "Owner.", "x'", "x--", "Ä"})
    void a_name_that_could_be_anything_else_is_refused(String name) {
        assertThatThrownBy(() -> Soql.name(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
