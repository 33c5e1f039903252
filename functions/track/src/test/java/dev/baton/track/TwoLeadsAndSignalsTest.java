package dev.baton.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Lead;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Status;
import dev.baton.queue.Message;
import dev.baton.store.Outcomes;
import dev.baton.store.RecordState;
import dev.baton.store.Sighting;
import dev.baton.testing.SampleLeads;
import dev.baton.track.event.ChangeEvents;
import dev.baton.track.event.News;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A record with two leads, a change that a crash left half done, and signs of life from campaigns. */
class TwoLeadsAndSignalsTest extends WithOrg {
    private static final String UNTOUCHED = "Open - Not Contacted";

    @Test
    void the_last_lead_of_a_record_has_its_owner_and_both_end_and_begin_with_it() {
        String record = created(UNTOUCHED);
        Lead first = delivered(record);
        Lead second = office.decided(office.born("00Q5f00000AbCdEEAV"), Mode.LIVE);
        office.delivered(
                second.id(),
                new RecordState.Delivered(
                        record, Sighting.Kind.LEAD, true, Optional.of(user("ana@acme.example")), 1, Instant.now()));
        assertThat(office.loads()).isEqualTo(Map.of("ana@acme.example", 2));

        org.person().own(record, user("bo@acme.example"));
        heard();
        assertThat(rep(state(first.id()))).isEqualTo("ana@acme.example");
        assertThat(rep(state(second.id()))).isEqualTo("bo@acme.example");

        org.person().delete(record);
        heard();
        assertThat(List.of(state(first.id()).status(), state(second.id()).status()))
                .containsOnly(Status.CLOSED);
        assertThat(office.loads()).isEmpty();

        org.person().undelete(record);
        heard();
        assertThat(office.loads()).isEqualTo(Map.of("ana@acme.example", 1, "bo@acme.example", 1));
        assertThat(office.audit().violations()).isEmpty();
    }

    /** A lead that became a known Contact's Task, and that Task. */
    private record Task(Lead lead, String id) {}

    private Task taskOfContact() {
        String contact = org.person().create("Contact", Map.of("LastName", "Maier", "Email", "eva@acme.example"));
        Lead lead = office.decided(office.born("00Q5f00000AbCdEEAV"), Mode.LIVE);
        String task = org.person().create("Task", Map.of("Subject", "Call", "WhoId", contact, "Status", "Not Started"));
        office.records()
                .delivered(
                        lead.id(),
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
        return new Task(lead, task);
    }

    @Test
    void a_lead_that_became_a_contacts_task_ends_when_that_task_is_deleted_and_opens_again_with_it() {
        Task task = taskOfContact();

        org.person().delete(task.id());
        List<Track.Incoming> deleted = arrived();
        assertThat(take(deleted)).isEmpty();
        assertThat(take(deleted)).as("it comes twice").isEmpty();
        assertThat(state(task.lead().id()).closeReason()).isEqualTo("its task was deleted");
        assertThat(office.loads()).isEmpty();

        org.person().undelete(task.id());
        heard();
        assertThat(take(deleted)).as("and once more, late").isEmpty();
        assertThat(state(task.lead().id()).status()).isEqualTo(Status.ASSIGNED);
        assertThat(office.loads()).isEqualTo(Map.of("ana@acme.example", 1));
        assertThat(office.audit().violations()).isEmpty();
    }

    @Test
    void the_deletion_of_a_task_is_found_by_a_gap() {
        Task task = deletedUnheard();

        assertThat(take(List.of(incoming(told("GAP_DELETE", task))))).isEmpty();

        assertThat(state(task.lead().id()).closeReason()).isEqualTo("its task was deleted");
    }

    @Test
    void the_deletion_of_a_task_is_found_by_asking_what_has_changed() {
        Task task = deletedUnheard();

        assertThat(polling().run(() -> false).finished()).isTrue();

        assertThat(state(task.lead().id()).closeReason()).isEqualTo("its task was deleted");
    }

    @Test
    void the_deletion_of_a_task_is_believed_where_there_is_no_org_to_ask() {
        Task task = deletedUnheard();

        assertThat(takenBy(parts(Optional.empty()).track(), List.of(incoming(told("DELETE", task)))))
                .isEmpty();

        assertThat(state(task.lead().id()).closeReason()).isEqualTo("its task was deleted");
        assertThat(kept()).isEmpty();
    }

    private Task deletedUnheard() {
        Task task = taskOfContact();
        org.person().delete(task.id());
        arrived();
        return task;
    }

    @Test
    void a_task_that_is_deleted_ends_no_lead_that_has_a_record_of_its_own() {
        String record = created(UNTOUCHED);
        Lead lead = delivered(record);
        String task = org.person().create("Task", Map.of("Subject", "Call", "WhoId", record, "Status", "Not Started"));
        office.records()
                .delivered(
                        lead.id(),
                        new RecordState.Delivered(
                                record,
                                Sighting.Kind.LEAD,
                                true,
                                Optional.of(user("ana@acme.example")),
                                1,
                                Instant.now()),
                        Optional.of(task));

        org.person().delete(task);
        heard();

        assertThat(state(lead.id()).status()).isEqualTo(Status.ASSIGNED);
    }

    private static String told(String change, Task task) {
        return gap(change, List.of(task.id())).replace("Lead", "Task");
    }

    @Test
    void a_lead_that_became_a_contacts_task_ends_with_that_task_and_frees_its_owner_once() {
        Task task = taskOfContact();

        org.person().complete(task.id());
        List<Track.Incoming> news = arrived();
        assertThat(take(news)).isEmpty();
        assertThat(take(news)).as("it comes twice").isEmpty();

        assertThat(state(task.lead().id()).status()).isEqualTo(Status.CLOSED);
        assertThat(state(task.lead().id()).firstTouchAt()).isPresent();
        assertThat(office.loads()).isEmpty();
        assertThat(office.audit().violations()).isEmpty();
    }

    @Test
    void a_change_that_was_remembered_but_not_made_is_made_when_its_event_comes_again() {
        String record = created(UNTOUCHED);
        Lead lead = delivered(record);
        heard();
        org.person().change(record, Map.of("Status", "Closed - Not Converted"));
        List<Track.Incoming> news = arrived();
        News.OfLead told = (News.OfLead) new ChangeEvents("baton")
                .read(ChangeEvents.json(news.getFirst().body()).orElseThrow(), Instant.now())
                .news()
                .getFirst();
        office.records().seen(lead.id(), told.sightings(), Instant.now());
        assertThat(state(lead.id()).status()).isEqualTo(Status.ASSIGNED);

        assertThat(take(news)).isEmpty();

        assertThat(state(lead.id()).status()).isEqualTo(Status.CLOSED);
        assertThat(office.loads()).isEmpty();
    }

    @Test
    void what_was_heard_before_the_lead_was_accepted_is_known_once_it_is() {
        String record = created(UNTOUCHED);
        org.person().own(record, user("bo@acme.example"));
        heard();

        Lead lead = office.decided(office.born(record), Mode.SHADOW);
        org.person().change(record, Map.of("Rating", "Hot"));
        heard();

        assertThat(rep(state(lead.id()))).isEqualTo("bo@acme.example");
        assertThat(office.loads()).isEqualTo(Map.of("bo@acme.example", 1));
    }

    @Test
    void a_lead_that_ended_while_it_waited_is_routed_once_more_when_its_record_is_back() {
        String record = created(UNTOUCHED);
        heard();
        Lead lead = office.later().waiting(office.born(record));
        org.person().delete(record);
        heard();
        assertThat(state(lead.id()).status()).isEqualTo(Status.CLOSED);
        assertThat(state(lead.id()).hold()).isEmpty();

        org.person().undelete(record);
        heard();

        assertThat(state(lead.id()).status()).isEqualTo(Status.RECEIVED);
        assertThat(state(lead.id()).routing()).isEqualTo(2);
        assertThat(office.audit().violations()).isEmpty();
    }

    @Test
    void a_campaign_response_has_a_nurtured_lead_scored_again_and_batons_own_membership_has_not() {
        String record = created(UNTOUCHED);
        heard();
        Lead lead = office.born(record);
        new Outcomes(office.world().dynamo(), office.world().tables())
                .end(
                        lead,
                        SampleLeads.facts(),
                        SampleLeads.decision(lead, new Outcome.Nurtured("Newsletter", "below the threshold")),
                        office.later().noon());
        String campaign = org.person().create("Campaign", Map.of("Name", "A webinar"));
        String member = org.person()
                .create("CampaignMember", Map.of("CampaignId", campaign, "LeadId", record, "Status", "Sent"));
        heard();
        assertThat(state(lead.id()).status()).isEqualTo(Status.NURTURED);

        org.person().change(member, Map.of("Status", "Responded"));
        heard();

        assertThat(state(lead.id()).status()).isEqualTo(Status.RECEIVED);
        assertThat(state(lead.id()).routing()).isEqualTo(2);
        assertThat(office.world().messages(office.world().enrichQueue()))
                .singleElement()
                .isInstanceOf(Message.Accepted.class);
    }
}
