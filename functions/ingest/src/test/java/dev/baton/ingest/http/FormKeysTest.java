package dev.baton.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.secrets.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormKeysTest {
    private static final String REFERENCE = "secretsmanager:baton/form-keys";

    private final Vault vault = new Vault("site=a-long-secret\npartner=another-secret\n");
    private final Ticking clock = new Ticking();
    private final FormKeys keys = FormKeys.of(REFERENCE, vault, clock);

    @Test
    void a_form_with_a_key_needs_it_and_others_are_open() {
        assertThat(keys.allow("site", with("a-long-secret"))).isTrue();
        assertThat(keys.allow("partner", with("another-secret"))).isTrue();
        assertThat(keys.allow("site", with("another-secret"))).isFalse();
        assertThat(keys.allow("site", request(Map.of()))).isFalse();
        assertThat(keys.allow("web", with("anything"))).isTrue();
    }

    @Test
    void a_changed_key_holds_a_minute_after_the_last_reading_without_a_deployment() {
        vault.text = "site=a-newer-secret";
        assertThat(keys.allow("site", with("a-newer-secret"))).isFalse();
        assertThat(vault.readings).isEqualTo(1);

        clock.now = clock.now.plus(Duration.ofMinutes(1));

        assertThat(keys.allow("site", with("a-newer-secret"))).isTrue();
        assertThat(keys.allow("site", with("a-long-secret"))).isFalse();
        assertThat(vault.readings).as("guessing costs one reading a minute").isEqualTo(2);
    }

    @Test
    void a_source_that_is_new_needs_its_key_within_ten_minutes() {
        vault.text = "site=a-long-secret,shop=a-third-secret";
        clock.now = clock.now.plus(Duration.ofMinutes(10));
        assertThat(keys.allow("shop", with("a-long-secret"))).isFalse();
        assertThat(keys.needed("shop")).isTrue();
    }

    @Test
    void while_the_secret_is_none_the_keys_from_before_hold() {
        vault.text = "site";
        clock.now = clock.now.plus(Duration.ofMinutes(11));
        assertThat(keys.allow("site", with("a-long-secret"))).isTrue();
        assertThat(keys.allow("site", with("wrong-secret"))).isFalse();
    }

    @Test
    void a_secret_that_is_none_from_the_start_is_refused_and_not_repeated() {
        vault.text = "site=short";
        assertThatThrownBy(() -> FormKeys.of(REFERENCE, vault, clock))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BATON_FORM_KEYS")
                .hasMessageNotContaining("short");
    }

    private static Request with(String key) {
        return request(Map.of("authorization", "Bearer " + key));
    }

    private static Request request(Map<String, String> headers) {
        return new Request("POST", "/leads", headers, Map.of(), Optional.empty());
    }

    private static final class Vault implements Secrets {
        String text;
        int readings;

        Vault(String text) {
            this.text = text;
        }

        @Override
        public String read(String reference) {
            return renewed(reference);
        }

        @Override
        public String renewed(String reference) {
            assertThat(reference).isEqualTo(REFERENCE);
            readings++;
            return text;
        }
    }

    private static final class Ticking extends Clock {
        Instant now = Instant.parse("2026-11-23T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
