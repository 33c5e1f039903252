package dev.baton.domains;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.EmailKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailDomainsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "gmail.com",
                "GMAIL.com",
                "gmx.de",
                "web.de",
                "t-online.de",
                "outlook.com",
                "yahoo.co.uk",
                "qq.com"
            })
    void a_free_provider_is_free(String domain) {
        assertThat(MailDomains.kindOf(domain)).isEqualTo(EmailKind.FREE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailinator.com", "anything.mailinator.com", "a.b.mailinator.com", "10minutemail.com"})
    void a_throw_away_domain_is_disposable_with_what_is_below_it(String domain) {
        assertThat(MailDomains.kindOf(domain)).isEqualTo(EmailKind.DISPOSABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "siemens.com",
                "acme.example",
                "com",
                "co.uk",
                "localhost",
                ".",
                "..",
                "a..b",
                "mailinator.com.acme.example"
            })
    void everything_else_is_a_business(String domain) {
        assertThat(MailDomains.kindOf(domain)).isEqualTo(EmailKind.BUSINESS);
    }

    @Test
    void no_domain_is_no_kind() {
        assertThat(MailDomains.kindOf("")).isEqualTo(EmailKind.NONE);
    }

    @Test
    void every_entry_stands_once_in_the_file_where_it_is_looked_for() throws IOException {
        Set<String> seen = new HashSet<>();
        for (int bucket = 0; bucket < 64; bucket++) {
            for (String line : lines(bucket)) {
                String domain =
                        line.startsWith("free ") ? line.substring(5) : line.startsWith("*.") ? line.substring(2) : line;
                assertThat(Math.floorMod(domain.hashCode(), 64)).as(line).isEqualTo(bucket);
                assertThat(seen.add(line)).as("%s stands twice", line).isTrue();
            }
        }
        assertThat(seen).hasSizeGreaterThan(100_000);
    }

    @Test
    void every_entry_is_found() throws IOException {
        for (int bucket = 0; bucket < 64; bucket++) {
            assertThat(lines(bucket)).isSorted().isNotEmpty();
            for (String line : lines(bucket)) {
                EmailKind kind = line.startsWith("free ") ? EmailKind.FREE : EmailKind.DISPOSABLE;
                String domain = line.replaceFirst("^(free |\\*\\.)", "");
                assertThat(MailDomains.kindOf(domain)).as(line).isEqualTo(kind);
            }
        }
    }

    private static List<String> lines(int bucket) throws IOException {
        try (var in = MailDomains.class.getResourceAsStream("%02d.txt".formatted(bucket))) {
            assertThat(in).as("bucket %d", bucket).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        }
    }
}
