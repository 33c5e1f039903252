package dev.baton.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Keys;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.queue.Message;
import dev.baton.testing.SampleLeads;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several leads of one person in one batch. */
class OnePersonTest {
    private final Office office = new Office();

    OnePersonTest() throws IOException {}

    @AfterEach
    void closeOffice() {
        office.close();
    }

    @Test
    void an_address_with_thousands_of_records_hides_nobody_elses() {
        for (int i = 0; i < 2_001; i++) {
            office.org.person().create(inSalesforce("crowd@prospect.example"));
        }
        String theirs = office.org.person().create(inSalesforce("zoe@prospect.example"));
        office.org.person().own(theirs, office.user(Office.BO));
        Lead crowd = office.journeys.assigned(lead("crowd@prospect.example"), Office.ANA);
        Lead zoe = office.journeys.assigned(lead("zoe@prospect.example"), Office.ANA);

        office.pass(office.outcome(crowd), office.outcome(zoe));

        assertThat(office.state(zoe).delivery()).isEmpty();
        assertThat(office.org.records("Lead")).as("nobody is made twice").hasSize(2_002);
        assertThat(office.state(zoe).owner()).as("who has the record keeps it").contains(Office.BO);
    }

    private static Map<String, String> inSalesforce(String email) {
        return Map.of("LastName", "Maier", "Company", "Acme", "Email", email, "Status", "Open - Not Contacted");
    }

    private static Lead lead(String email) {
        String id = UUID.randomUUID().toString().replace("-", "");
        return SampleLeads.lead(new LeadId(id), email, "DE", new Keys("person-" + id, "company-" + id), Map.of());
    }

    @Test
    void of_many_leads_of_one_person_those_whose_turn_does_not_come_have_tried_nothing() {
        List<Lead> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(office.journeys.assigned(lead("one@prospect.example"), Office.ANA));
        }

        office.pass(all.stream().map(office::outcome).toArray(Message.Deliver[]::new));

        assertThat(all.stream()
                        .map(office::state)
                        .filter(state -> state.delivery().isEmpty()))
                .hasSize(4);
        assertThat(all.stream().map(office::state).flatMap(state -> state.delivery().stream()))
                .hasSize(3)
                .allSatisfy(due -> assertThat(due.tries()).isZero());
        assertThat(office.watch(Duration.ofMinutes(1), all)).isEqualTo(3);
        all.forEach(lead -> assertThat(office.state(lead).delivery()).isEmpty());
        assertThat(office.org.records("Lead")).hasSize(1);
    }
}
