package dev.baton.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.lead.Company;
import dev.baton.lead.Consent;
import dev.baton.lead.EmailKind;
import dev.baton.lead.Facts;
import dev.baton.lead.Interest;
import dev.baton.lead.Keys;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Location;
import dev.baton.lead.Origin;
import dev.baton.lead.Person;
import dev.baton.lead.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LeadFieldsTest {
    private static Lead lead(Person person, Company company, Interest interest) {
        return new Lead(
                new LeadId("AAAAAAAAAAAAAAAAAAAAAAAAAAA"),
                new Source(Source.Kind.FORM, "web", ""),
                Instant.EPOCH,
                Keys.NONE,
                person,
                company,
                Location.UNKNOWN,
                interest,
                Origin.UNKNOWN,
                Consent.NOT_ASKED,
                Map.of("teamSize", "40"),
                List.of());
    }

    private static final Lead ADA = lead(
            new Person("Ada", "Lovelace", "ada@acme.example", "", "CTO", "en"),
            new Company("Acme", "", "acme.example", "", OptionalInt.of(120), OptionalLong.of(5_000_000_000L)),
            Interest.NONE);

    @Test
    void what_a_lead_has_goes_to_its_field_and_what_it_has_not_is_left_alone() {
        ObjectNode fields = LeadFields.of(ADA, Facts.NONE, Settings.DEFAULTS);
        assertThat(fields.toString())
                .isEqualTo(
                        "{\"AnnualRevenue\":5000000000,\"NumberOfEmployees\":120,\"Company\":\"Acme\",\"Email\":\"ada@acme.example\","
                                + "\"FirstName\":\"Ada\",\"LastName\":\"Lovelace\",\"Title\":\"CTO\"}");
    }

    @Test
    void what_enrichment_found_fills_what_the_lead_did_not_say() {
        Lead bare = lead(new Person("", "Doe", "", "", "", ""), Company.UNKNOWN, Interest.NONE);
        Facts facts =
                new Facts(EmailKind.BUSINESS, "DE", OptionalInt.of(7), "Steel", Optional.empty(), List.of(), List.of());
        ObjectNode fields = LeadFields.of(bare, facts, Settings.DEFAULTS);
        assertThat(fields.path("Country").asText()).isEqualTo("DE");
        assertThat(fields.path("NumberOfEmployees").asInt()).isEqualTo(7);
        assertThat(fields.path("Industry").asText()).isEqualTo("Steel");
    }

    @Test
    void a_lead_always_has_the_two_fields_that_salesforce_requires() {
        Lead nobody = lead(Person.UNKNOWN, Company.UNKNOWN, Interest.NONE);
        assertThat(LeadFields.of(nobody, Facts.NONE, Map.of()).toString())
                .isEqualTo("{\"LastName\":\"[not given]\",\"Company\":\"[not given]\"}");
        Lead first = lead(
                new Person("Ada", "", "", "", "", ""),
                new Company("", "", "acme.example", "", OptionalInt.empty(), OptionalLong.empty()),
                Interest.NONE);
        assertThat(LeadFields.of(first, Facts.NONE, Map.of()).toString())
                .isEqualTo("{\"LastName\":\"Ada\",\"Company\":\"acme.example\"}");
    }

    @Test
    void text_is_cut_to_the_orgs_length_never_through_a_character_and_an_address_not_at_all() {
        Lead wordy = lead(
                new Person("", "Doe", "a@" + "x".repeat(90) + ".example", "", "😀".repeat(100), ""),
                new Company("C".repeat(300), "", "", "", OptionalInt.empty(), OptionalLong.empty()),
                new Interest("", "", "m".repeat(40_000)));
        ObjectNode fields =
                LeadFields.of(wordy, Facts.NONE, Settings.DEFAULTS.withLengths(Map.of("Title", 25, "Company", 50)));
        assertThat(fields.has("Email")).isFalse();
        assertThat(fields.path("Title").asText()).isEqualTo("😀".repeat(12));
        assertThat(fields.path("Company").asText()).hasSize(50);
        assertThat(fields.path("Description").asText()).hasSize(32_000);
    }

    @Test
    void attributes_go_where_the_mapping_says() {
        ObjectNode fields = LeadFields.of(
                ADA, Facts.NONE, Map.of("attributes.teamSize", "Team_Size__c", "person.language", "Language__c"));
        assertThat(fields.path("Team_Size__c").asText()).isEqualTo("40");
        assertThat(fields.path("Language__c").asText()).isEqualTo("en");
    }

    @Test
    void constants_are_on_every_lead() {
        String json = Settings.DEFAULTS
                .json()
                .replaceFirst("\\{", "{\"constants\":{\"RecordTypeId\":\"012000000000001AAA\"},");
        ObjectNode fields = LeadFields.of(ADA, Facts.NONE, Settings.of(json));
        assertThat(fields.path("RecordTypeId").asText()).isEqualTo("012000000000001AAA");
    }

    @Test
    void every_path_that_can_be_mapped_is_known_to_the_mapping() {
        Lead full = new Lead(
                ADA.id(),
                new Source(Source.Kind.FORM, "x", ""),
                Instant.EPOCH,
                Keys.NONE,
                new Person("x", "x", "x@x.example", "x", "x", "en"),
                new Company("x", "x", "x", "x", OptionalInt.of(1), OptionalLong.of(1)),
                new Location("DE", "x", "x", "x", "x"),
                new Interest("x", "x", "x"),
                new Origin("x", "x", "x", "x"),
                new Consent(Consent.Answer.GIVEN, "x"),
                Map.of(),
                List.of());
        for (String path : LeadFields.paths()) {
            assertThat(LeadFields.of(full, Facts.NONE, Map.of(path, "Field__c")).has("Field__c"))
                    .as(path)
                    .isTrue();
        }
    }
}
