package dev.baton.normal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NormaliserTest {
    @ParameterizedTest
    @EnumSource(
            value = Field.class,
            names = {"EMAIL", "PHONE", "LANGUAGE", "WEBSITE", "EMPLOYEES", "ANNUAL_REVENUE", "COUNTRY", "CONSENT"},
            mode = EnumSource.Mode.EXCLUDE)
    void a_text_that_is_too_long_is_cut_to_the_field_and_noted(Field field) {
        Normal lead = normalise(field.canonical(), "x".repeat(field.length() + 1));

        assertThat(lead.notes())
                .containsExactly(new Note(field.canonical(), "cut to " + field.length() + " characters"));
        assertThat(lead.toString()).contains("x".repeat(field.length())).doesNotContain("x".repeat(field.length() + 1));
    }

    @Test
    void a_text_of_exactly_the_fields_length_is_kept_whole() {
        assertThat(normalise("lastName", "x".repeat(80)).notes()).isEmpty();
    }

    @Test
    void a_character_of_two_units_is_not_cut_in_two() {
        String name =
                normalise("lastName", "x".repeat(79) + "\ud83d\ude00").person().lastName();

        assertThat(name).isEqualTo("x".repeat(79));
    }

    @Test
    void an_address_is_never_cut_to_somebody_elses() {
        Normal lead = normalise("email", "a".repeat(64) + "@a-rather-long-domain.example");

        assertThat(lead.person().email()).isEmpty();
        assertThat(lead.unusable()).containsExactly(new Problem("email", "is longer than Salesforce's 80 characters"));
        assertThat(lead.attributes()).containsKey("email");
    }

    @Test
    void web_to_leads_names_mean_the_same_as_ours() {
        Normal web = normalise(
                "first_name", "Ann",
                "last_name", "Lee",
                "URL", "acme.de",
                "zip", "10115",
                "description", "Hello",
                "lead_source", "Web",
                "revenue", "5",
                "Campaign_ID", "701000000000001",
                "member_status", "Responded");
        Normal ours = normalise(
                "firstName", "Ann",
                "lastName", "Lee",
                "website", "acme.de",
                "postalCode", "10115",
                "message", "Hello",
                "leadSource", "Web",
                "annualRevenue", "5",
                "campaignId", "701000000000001",
                "memberStatus", "Responded");

        assertThat(web).isEqualTo(ours);
    }

    @Test
    void what_has_no_place_is_an_attribute_and_a_repeated_one_is_joined_as_salesforce_does() {
        Normal lead = normalise(
                "00N5g00000ABCDE", "Blue",
                "colour", "red",
                "colour", "green",
                "oid", "00D5g",
                "retURL", "https://x.example",
                "debug", "1",
                "encoding", "UTF-8");

        assertThat(lead.attributes())
                .isEqualTo(Map.of("00N5g00000ABCDE", "Blue", "colour", "red;green", "oid", "00D5g"));
    }

    @Test
    void of_two_different_values_the_first_counts_and_that_is_noted() {
        Normal lead = normalise("last_name", "Lee", "lastName", "Li");

        assertThat(lead.person().lastName()).isEqualTo("Lee");
        assertThat(lead.notes()).containsExactly(new Note("lastName", "given more than once; the first was taken"));
    }

    @Test
    void the_mobile_number_is_the_phone_where_no_other_is_given() {
        assertThat(normalise("mobile", "+4915112345678").person().phone()).isEqualTo("+4915112345678");
        assertThat(normalise("mobile", "+4915112345678", "phone", "+4930123456")
                        .person()
                        .phone())
                .isEqualTo("+4930123456");
    }

    @Test
    void somebody_with_an_address_or_a_number_to_dial_is_reachable_and_nobody_else() {
        assertThat(normalise("email", "ann@acme.example").reachable()).isTrue();
        assertThat(normalise("phone", "030 123456").reachable()).isTrue();
        assertThat(normalise("phone", "ask Bob", "email", "nobody").reachable()).isFalse();
        assertThat(normalise("lastName", "Lee").reachable()).isFalse();
    }

    @Test
    void two_spellings_of_one_address_have_one_key() {
        assertThat(normalise("email", "Ann@ACME.example").emailKey())
                .isEqualTo(normalise("email", " ann@acme.example ").emailKey())
                .isEqualTo("ann@acme.example");
    }

    @Test
    void no_note_repeats_what_was_given() {
        Normal lead = normalise(
                "email", "secretaddress",
                "country", "secretland",
                "employees", "secretmany",
                "phone", "secretphone");

        assertThat(lead.notes()).hasSize(4).allSatisfy(n -> assertThat(n.what()).doesNotContain("secret"));
        assertThat(lead.unusable()).allSatisfy(p -> assertThat(p.detail()).doesNotContain("secret"));
    }

    private static Normal normalise(String... namesAndTexts) {
        List<Map.Entry<String, String>> given = new ArrayList<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            given.add(Map.entry(namesAndTexts[i], namesAndTexts[i + 1]));
        }
        return Normaliser.normalise(Vocabulary.FORM.read(given));
    }
}
