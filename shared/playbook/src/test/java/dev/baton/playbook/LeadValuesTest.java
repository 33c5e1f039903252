package dev.baton.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Company;
import dev.baton.lead.Consent;
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
import org.junit.jupiter.api.Test;

class LeadValuesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private static final Lead LEAD = new Lead(
            new LeadId("AAAAAAAAAAAAAAAAAAAAAA"),
            new Source(Source.Kind.FORM, "demo", ""),
            NOW,
            Keys.NONE,
            Person.UNKNOWN,
            Company.UNKNOWN,
            new Location("DE", "BY", "", "", ""),
            Interest.NONE,
            Origin.UNKNOWN,
            Consent.NOT_ASKED,
            Map.of("plan", "gold"),
            List.of());

    private static final LeadValues VALUES =
            new LeadValues(new Situation(LEAD, Facts.NONE, NOW, "dach", Optional.of(""), "smb", "A"));

    @Test
    void an_expression_finds_every_field_that_it_was_checked_against_and_no_other() {
        assertThat(VALUES.keySet())
                .isEqualTo(LeadSchema.type(true, true).fieldNames())
                .allSatisfy(
                        name -> assertThat(VALUES.containsKey(name)).as(name).isTrue());
        assertThat(VALUES.containsKey("email")).isFalse();
        assertThat(VALUES.get("email")).isNull();
    }

    @Test
    void a_value_is_the_same_alone_and_among_all() {
        VALUES.entrySet()
                .forEach(entry -> assertThat(VALUES.get(entry.getKey())).isEqualTo(entry.getValue()));
        assertThat(VALUES)
                .containsEntry("country", "DE")
                .containsEntry("territory", "dach")
                .containsEntry("segment", "smb")
                .containsEntry("grade", "A")
                .containsEntry("named_account", true)
                .containsEntry("attributes", Map.of("plan", "gold"));
    }
}
