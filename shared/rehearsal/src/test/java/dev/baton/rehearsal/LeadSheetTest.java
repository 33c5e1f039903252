package dev.baton.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.EmailKind;
import dev.baton.lead.Facts;
import dev.baton.lead.Signal;
import dev.baton.normal.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadSheetTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    @Test
    void json_is_normalised_and_enriched_as_a_form_is() {
        LeadSheet sheet =
                json("{\"email\": \"tom@gmail.com\", \"phone\": \"+49 30 23125 027\", \"teamSize\": \"51-200\"}");
        Facts facts = sheet.facts(Accounts.NONE);

        assertThat(sheet.problems()).isEmpty();
        assertThat(sheet.lead().person().phone()).isEqualTo("+493023125027");
        assertThat(facts.emailKind()).isEqualTo(EmailKind.FREE);
        assertThat(facts.country()).isEqualTo("DE");
        assertThat(facts.employees()).hasValue(51);
    }

    @Test
    void what_cannot_be_used_is_told() {
        assertThat(json("{\"employees\": \"many\", \"tags\": [1]}").problems())
                .extracting(Problem::field)
                .containsExactly("tags", "employees");
        assertThat(json("[]").problems()).containsExactly(new Problem("", "the lead must be one JSON object"));
    }

    @Test
    void the_account_is_found_by_the_domain() {
        LeadSheet sheet = fields(Map.of("domain", List.of("https://www.globex.example/about")));

        assertThat(sheet.facts(Acme.accounts()).account())
                .hasValueSatisfying(account -> assertThat(account.name()).isEqualTo("Globex Corporation"));
    }

    @Test
    void that_there_is_no_account_can_be_said() {
        LeadSheet sheet = fields(Map.of("domain", List.of("globex.example"), "has-account", List.of("false")));

        assertThat(sheet.facts(Acme.accounts()).account()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"segment", "territory", "employes", "teamSize"})
    void a_name_that_means_nothing_here_is_told(String name) {
        assertThat(fields(Map.of(name, List.of("enterprise"))).problems())
                .extracting(Problem::field)
                .containsExactly(name);
    }

    @Test
    void every_field_that_a_playbook_asks_for_can_be_written_down() {
        for (dev.baton.playbook.Field field : dev.baton.playbook.Field.values()) {
            String value = switch (field) {
                case EMAIL_KIND -> "free";
                case HAS_ACCOUNT -> "true";
                case EMPLOYEES, ANNUAL_REVENUE -> "12";
                case COUNTRY -> "DE";
                case LANGUAGE -> "de";
                case DOMAIN -> "globex.example";
                case PHONE -> "+493023125027";
                default -> "something";
            };
            LeadSheet sheet = fields(Map.of(field.word(), List.of(value)));

            assertThat(sheet.problems()).as(field.word()).isEmpty();
            assertThat(sheet.lead().attributes()).as(field.word()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "webinar-attended,                          webinar-attended, PT0S,   PERSON",
        "webinar-attended 12 days ago,              webinar-attended, PT288H, PERSON",
        "Trial-Started 1 week ago by the company,   trial-started,    PT168H, COMPANY"
    })
    void a_signal_says_what_when_and_who(String written, String kind, Duration ago, Signal.By by) {
        assertThat(SignalText.read(written, NOW)).contains(new Signal(kind, NOW.minus(ago), by, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "came to a webinar", "webinar-attended yesterday", "webinar-attended 12345 days ago"})
    void what_is_no_signal_is_none(String written) {
        assertThat(SignalText.read(written, NOW)).isEmpty();
        assertThat(fields(Map.of("signals", List.of(written))).problems()).hasSize(1);
    }

    private static LeadSheet json(String text) {
        return LeadSheet.json(text, LeadSheet.id(1), NOW);
    }

    private static LeadSheet fields(Map<String, List<String>> fields) {
        return LeadSheet.fields(fields, LeadSheet.id(1), NOW);
    }
}
