package dev.baton.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Lead;
import dev.baton.lead.Mode;
import dev.baton.lead.Status;
import dev.baton.store.RecordState;
import dev.baton.store.Sighting;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A lead whose person is a known Contact is a Task for its owner: no event of the Contact itself is needed to follow it. */
class ContactsTest extends WithOrg {
    private final String contact =
            org.person().create("Contact", Map.of("LastName", "Maier", "Email", "eva@acme.example"));
    private final String task =
            org.person().create("Task", Map.of("Subject", "Call", "WhoId", contact, "Status", "Not Started"));
    private final Lead lead = linked();

    private Lead linked() {
        Lead linked = office.decided(office.born("00Q5f00000AbCdEEAV"), Mode.LIVE);
        office.records()
                .delivered(
                        linked.id(),
                        new RecordState.Delivered(
                                contact,
                                Sighting.Kind.CONTACT,
                                true,
                                Optional.of(user("ana@acme.example")),
                                1,
                                Instant.now()),
                        Optional.of(task));
        heard();
        assertThat(office.loads()).isEqualTo(Map.of("ana@acme.example", 1));
        return linked;
    }

    @Test
    void another_task_about_the_contact_is_a_first_touch_and_no_end() {
        String other = org.person().create("Task", Map.of("Subject", "Called", "WhoId", contact));

        org.person().complete(other);
        heard();

        assertThat(state(lead.id()).firstTouchAt()).isPresent();
        assertThat(state(lead.id()).status()).isEqualTo(Status.ASSIGNED);
        assertThat(office.loads()).isEqualTo(Map.of("ana@acme.example", 1));
    }

    @Test
    void after_a_merge_the_task_is_the_same_one_and_so_is_the_lead() {
        String winner = org.person().create("Contact", Map.of("LastName", "Maier", "Email", "eva@acme.example"));
        org.person().change(task, Map.of("WhoId", winner));
        org.person().delete(contact);
        heard();
        assertThat(state(lead.id()).status()).isEqualTo(Status.ASSIGNED);

        org.person().complete(task);
        heard();

        assertThat(state(lead.id()).firstTouchAt()).isPresent();
        assertThat(state(lead.id()).closeReason()).isEqualTo("its task was completed");
        assertThat(office.loads()).isEmpty();
        assertThat(office.audit().violations()).isEmpty();
    }

    @Test
    void the_task_of_a_lead_that_has_a_record_of_its_own_may_be_deleted_and_ends_nothing() {
        String record = created("Open - Not Contacted");
        Lead other = delivered(record);
        String its = org.person().create("Task", Map.of("Subject", "Call", "WhoId", record));
        office.records()
                .delivered(
                        other.id(),
                        new RecordState.Delivered(
                                record,
                                Sighting.Kind.LEAD,
                                false,
                                Optional.of(user("ana@acme.example")),
                                1,
                                Instant.now()),
                        Optional.of(its));

        org.person().delete(its);
        heard();

        assertThat(state(other.id()).status()).isEqualTo(Status.ASSIGNED);
        assertThat(state(other.id()).firstTouchAt()).isEmpty();
    }
}
