package dev.baton.track;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.lead.Lead;
import dev.baton.lead.Mode;
import dev.baton.lead.Status;
import dev.baton.queue.Message;
import dev.baton.queue.Messages;
import dev.baton.salesforce.Graph;
import dev.baton.salesforce.RecordId;
import dev.baton.standin.Fault;
import dev.baton.standin.Relay;
import dev.baton.standin.StandIn;
import dev.baton.store.KeptStore;
import dev.baton.store.LeadEvent;
import dev.baton.store.LeadState;
import dev.baton.store.Reassign;
import dev.baton.store.Reassigning;
import dev.baton.store.RosterStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Track between a stand-in for Salesforce and real tables and queues. */
class TrackTest extends WithOrg {
    private static final String UNTOUCHED = "Open - Not Contacted";

    @Test
    void our_own_write_comes_back_and_changes_nothing() {
        Lead lead = delivered(created(UNTOUCHED));

        heard();

        assertThat(rep(state(lead.id()))).isEqualTo("ana@acme.example");
        assertThat(office.leads().events(lead.id())).isEmpty();
        assertThat(office.loads()).isEqualTo(Map.of("ana@acme.example", 1));
    }

    @Test
    void a_persons_override_moves_the_load_and_rings_who_has_room() {
        String record = created(UNTOUCHED);
        Lead lead = delivered(record);

        org.person().own(record, user("bo@acme.example"));
        List<Track.Incoming> news = arrived();
        take(news);
        take(news);

        assertThat(rep(state(lead.id()))).isEqualTo("bo@acme.example");
        assertThat(state(lead.id()).overrides()).isEqualTo(1);
        assertThat(office.leads().events(lead.id())).extracting(LeadEvent::kind).containsExactly("re-owned");
        assertThat(office.loads()).isEqualTo(Map.of("bo@acme.example", 1));
        assertThat(office.world().messages(office.world().assignQueue())).contains(new Message.Doorbell("dach-team"));
        assertThat(office.audit().violations()).isEmpty();
    }

    @Test
    void a_task_that_goes_with_its_lead_is_nobodys_touch_and_its_delivery_is_looked_at_again() {
        String record = created(UNTOUCHED);
        Lead lead = delivered(record);
        String task = ours(lead.id().value(), record);
        heard();

        org.person().own(record, user("bo@acme.example"));
        assertThat(org.record(task).orElseThrow().path("OwnerId").asText()).isEqualTo(user("bo@acme.example"));
        heard();

        assertThat(rep(state(lead.id()))).isEqualTo("bo@acme.example");
        assertThat(state(lead.id()).firstTouchAt()).isEmpty();
        assertThat(state(lead.id()).delivery())
                .as("the watch has deliver see to the Task")
                .contains(new LeadState.Delivery(1, 0, true, true, 0));
    }

    @Test
    void touched_disqualified_deleted_and_back_again() {
        String record = created(UNTOUCHED);
        Lead lead = delivered(record);

        org.person().change(record, Map.of("Status", "Working - Contacted"));
        heard();
        assertThat(state(lead.id()).firstTouchAt()).isPresent();

        org.person().change(record, Map.of("Status", "Closed - Not Converted"));
        heard();
        assertThat(state(lead.id()).status()).isEqualTo(Status.CLOSED);
        assertThat(state(lead.id()).closeReason()).isEqualTo("disqualified in Salesforce");
        assertThat(office.loads()).isEmpty();

        org.person().change(record, Map.of("Status", "Working - Contacted"));
        org.person().delete(record);
        org.person().undelete(record);
        heard();
        assertThat(state(lead.id()).status()).isEqualTo(Status.ASSIGNED);
        assertThat(office.leads().events(lead.id()))
                .filteredOn(event -> event.kind().equals("reopened"))
                .extracting(LeadEvent::by)
                .as("who opened it again is named")
                .allMatch(by -> by.equals("salesforce:" + user(StandIn.ADMIN)));
        assertThat(office.loads()).isEqualTo(Map.of("ana@acme.example", 1));
        assertThat(office.audit().violations()).isEmpty();
    }

    @Test
    void a_gap_has_the_record_read_in_one_call_for_all_of_a_batch() {
        List<String> records = List.of(created(UNTOUCHED), created(UNTOUCHED), created(UNTOUCHED));
        List<Lead> leads = records.stream().map(this::delivered).toList();
        heard();
        org.relay().mischief(new Relay.Mischief(1, 0, 1));
        org.person().change(records.get(0), Map.of("Status", "Closed - Not Converted"));
        org.person().delete(records.get(1));
        org.person().own(records.get(2), user("ana@acme.example"));
        arrived();
        org.relay().mischief(Relay.Mischief.NONE);
        org.relay().gaps();
        long before = org.calls();

        heard();

        assertThat(leads.stream().map(lead -> state(lead.id()).status()))
                .containsExactly(Status.CLOSED, Status.CLOSED, Status.ASSIGNED);
        assertThat(office.loads()).isEqualTo(Map.of("ana@acme.example", 1));
        assertThat(org.calls() - before).isLessThanOrEqualTo(2);
    }

    @Test
    void a_deletion_that_a_gap_tells_of_late_is_none_once_the_record_is_back() {
        String record = created(UNTOUCHED);
        Lead lead = delivered(record);
        org.person().delete(record);
        org.person().undelete(record);
        heard();

        assertThat(take(List.of(incoming(gap("GAP_DELETE", List.of(record)))))).isEmpty();

        assertThat(state(lead.id()).status()).isEqualTo(Status.ASSIGNED);
        assertThat(office.loads()).isEqualTo(Map.of("ana@acme.example", 1));
    }

    @Test
    void a_deletion_that_a_gap_tells_of_holds_where_the_record_cannot_be_read_any_more() {
        String purged = RecordId.of("00Q5f0000Purged").orElseThrow();
        Lead lead = office.decided(office.born(purged), Mode.LIVE);

        assertThat(take(List.of(incoming(gap("GAP_DELETE", List.of(purged)))))).isEmpty();

        assertThat(state(lead.id()).closeReason()).isEqualTo("deleted in Salesforce");
        assertThat(office.loads()).isEmpty();
    }

    @Test
    void a_completed_task_touches_the_lead_that_it_is_about() {
        String record = created(UNTOUCHED);
        Lead lead = delivered(record);
        String task = org.person().create("Task", Map.of("Subject", "Call", "WhoId", record, "Status", "Not Started"));

        org.person().complete(task);
        heard();

        assertThat(state(lead.id()).firstTouchAt()).isPresent();
    }

    @Test
    void a_touch_that_is_heard_of_after_the_lead_went_to_somebody_else_is_the_earlier_owners() {
        String record = created(UNTOUCHED);
        Lead lead = delivered(record);
        org.person().change(record, Map.of("Status", "Working - Contacted"));
        var bo = new RosterStore(office.world().dynamo(), office.world().tables())
                .rep("bo@acme.example")
                .orElseThrow();
        new Reassigning(office.world().dynamo(), office.world().tables())
                .reassign(
                        state(lead.id()),
                        new Reassign(bo, "dach-team", Mode.LIVE, "sam", "", false),
                        Instant.now().plusSeconds(1));

        List<Track.Incoming> news = arrived();
        take(news);
        take(news);

        assertThat(state(lead.id()).firstTouchAt()).isEmpty();
        assertThat(office.leads().events(lead.id()))
                .filteredOn(event -> event.kind().equals("touched"))
                .singleElement()
                .extracting(LeadEvent::why)
                .asString()
                .endsWith("; in routing 1, with ana@acme.example");
    }

    @Test
    void a_task_that_baton_withdrew_is_nobodys_touch_when_it_is_read() {
        String record = created(UNTOUCHED);
        Lead lead = delivered(record);
        String task = org.person().create("Task", Map.of("Subject", "Call Eva", "WhoId", record));
        org.relay().mischief(new Relay.Mischief(1, 0, 1));
        org.person().change(task, Map.of("Subject", "Not yours any more: Call Eva", "Status", "Completed"));
        arrived();
        org.relay().mischief(Relay.Mischief.NONE);
        org.relay().gaps();

        heard();

        assertThat(state(lead.id()).firstTouchAt()).isEmpty();
    }

    @Test
    void the_managers_task_is_nobodys_touch_and_the_reps_is() {
        String record = created(UNTOUCHED);
        Lead lead = delivered(record);
        String managers = ours(lead.id() + "-1-breach-1", record);
        String reps = ours(lead.id().value(), record);
        heard();

        org.person().change(managers, Map.of("Description", "I'll ask", "WhoId", record));
        org.person().complete(managers);
        heard();
        assertThat(state(lead.id()).firstTouchAt()).isEmpty();
        assertThat(state(lead.id()).status()).isEqualTo(Status.ASSIGNED);

        org.person().complete(reps);
        heard();
        assertThat(state(lead.id()).firstTouchAt()).isPresent();
    }

    @Test
    void the_managers_task_is_nobodys_touch_when_it_is_read_or_polled_either() {
        String record = created(UNTOUCHED);
        Lead lead = delivered(record);
        String managers = ours(lead.id() + "-1-breach-1", record);
        heard();
        org.relay().mischief(new Relay.Mischief(1, 0, 1));
        org.person().complete(managers);
        arrived();
        org.relay().mischief(Relay.Mischief.NONE);
        org.relay().gaps();

        heard();
        assertThat(polling().run(() -> false).tasks()).isPositive();

        assertThat(state(lead.id()).firstTouchAt()).isEmpty();
    }

    /** A Task as Baton writes it. */
    private String ours(String id, String about) {
        ObjectNode task = JsonNodeFactory.instance
                .objectNode()
                .put("Subject", "Call Eva")
                .put("WhoId", about)
                .put("OwnerId", user("ana@acme.example"));
        List<Graph.Outcome> written = salesforce.graphs(
                List.of(new Graph("task", List.of(new Graph.Upsert("task", "Task", "Baton_Task_Id__c", id, task)))));
        return ((Graph.Outcome.Written) written.getFirst()).id("task").orElseThrow();
    }

    @Test
    void a_record_that_becomes_a_lead_by_a_change_is_put_at_ingests_door_whole() throws Exception {
        String record = created(UNTOUCHED);
        heard();

        org.person().change(record, Map.of("Status", "MQL"));
        heard();

        List<String> bodies = office.world().drain(inbox).stream()
                .map(software.amazon.awssdk.services.sqs.model.Message::body)
                .toList();
        assertThat(bodies).hasSize(1);
        var detail = new ObjectMapper().readTree(bodies.getFirst()).path("detail");
        assertThat(detail.path("batonBecame").asBoolean()).isTrue();
        assertThat(detail.at("/payload/ChangeEventHeader/changeType").asText()).isEqualTo("CREATE");
        assertThat(detail.at("/payload/ChangeEventHeader/recordIds/0").asText()).isEqualTo(record);
        assertThat(detail.at("/payload/Email").asText()).isEqualTo("eva@acme.example");
    }

    @Test
    void a_lead_whose_record_was_converted_while_it_was_received_ends_when_deliver_asks_to_look() {
        String record = created(UNTOUCHED);
        Lead lead = office.born(record);
        org.person().convert(record);
        heard();
        office.decided(lead, Mode.LIVE);
        assertThat(office.loads()).isEqualTo(Map.of("ana@acme.example", 1));

        take(List.of(readBack(lead, record)));

        assertThat(state(lead.id()).closeReason()).isEqualTo("converted in Salesforce");
        assertThat(office.loads()).isEmpty();
        assertThat(office.audit().violations()).isEmpty();
    }

    @Test
    void an_owner_that_is_undone_unheard_is_found_a_minute_later_and_reported() {
        String record = created(UNTOUCHED);
        org.faults().next(Fault.REVERSAL, 1);
        Lead lead = delivered(record);
        arrived();

        assertThat(take(List.of(readBack(lead, record)))).isEmpty();

        assertThat(rep(state(lead.id()))).isEqualTo("no rep");
        assertThat(office.leads().events(lead.id())).extracting(LeadEvent::kind).containsExactly("reversed");
        assertThat(state(lead.id()).overrides()).isZero();
    }

    @Test
    void an_owner_whom_a_person_wrote_and_no_event_has_told_of_is_an_override_at_the_read_back_too() {
        String record = created(UNTOUCHED);
        Lead lead = delivered(record);
        org.person().own(record, user("bo@acme.example"));
        arrived();

        assertThat(take(List.of(readBack(lead, record)))).isEmpty();

        assertThat(rep(state(lead.id()))).isEqualTo("bo@acme.example");
        assertThat(office.leads().events(lead.id())).extracting(LeadEvent::kind).containsExactly("re-owned");
        assertThat(state(lead.id()).overrides()).isEqualTo(1);
    }

    private Track.Incoming readBack(Lead lead, String record) {
        Message.Written written = new Message.Written(lead.id(), 1, record, user("ana@acme.example"));
        return incoming(Messages.encode(new Message.ReadBack(List.of(written))));
    }

    @Test
    void what_stands_for_records_that_it_does_not_name_is_split_into_what_may_be_meant() {
        String record = created(UNTOUCHED);
        heard();

        assertThat(take(List.of(incoming(gap("GAP_UPDATE", List.of("00Q*")))))).isEmpty();

        assertThat(office.world().drain(changes))
                .hasSize(1)
                .allSatisfy(
                        message -> assertThat(message.body()).contains(record).contains("GAP_UPDATE"));
    }

    @Test
    void what_is_not_understood_is_kept_and_blocks_nobody() {
        String record = created(UNTOUCHED);
        Lead lead = delivered(record);
        org.person().delete(record);
        List<Track.Incoming> batch = new java.util.ArrayList<>(arrived());
        batch.addFirst(incoming("no JSON"));
        batch.addFirst(incoming("{\"source\":\"somebody.else\"}"));
        batch.addFirst(incoming("{\"v\":1,\"type\":\"doorbell\",\"pool\":\"x\"}"));

        assertThat(take(batch)).isEmpty();

        assertThat(state(lead.id()).status()).isEqualTo(Status.CLOSED);
        assertThat(kept())
                .extracting(KeptStore.Kept::reason)
                .containsExactlyInAnyOrder(
                        "is not JSON", "does not come from Salesforce's event relay", "is a message for another stage");
    }

    @Test
    void an_org_without_events_is_asked_what_has_changed() {
        String record = created(UNTOUCHED);
        Lead lead = delivered(record);
        String other = created("MQL");
        org.person().delete(record);

        Polling.Polled polled = polling().run(() -> false);

        assertThat(polled.finished()).isTrue();
        assertThat(state(lead.id()).status()).isEqualTo(Status.CLOSED);
        assertThat(office.world().drain(inbox))
                .hasSize(1)
                .allSatisfy(message -> assertThat(message.body()).contains(other));
        assertThat(polling().run(() -> false).leads())
                .as("the overlap is read again")
                .isEqualTo(2);
        assertThat(office.loads()).isEmpty();
    }

    @Test
    void what_changed_in_bulk_is_all_looked_at_and_one_that_cannot_be_settled_stops_nobody() {
        List<String> records = new java.util.ArrayList<>();
        for (int i = 0; i < 230; i++) {
            records.add(created(UNTOUCHED));
        }
        Lead first = delivered(records.getFirst());
        Lead last = delivered(records.getLast());
        spoil(records.get(7));
        arrived();
        org.person().change(records.getFirst(), Map.of("Status", "Unqualified"));
        org.person().change(records.getLast(), Map.of("Status", "Unqualified"));
        arrived();

        Polling.Polled polled = polling().run(() -> false);

        assertThat(polled.leads()).isEqualTo(230);
        assertThat(polled.finished()).isTrue();
        assertThat(state(first.id()).status()).isEqualTo(Status.CLOSED);
        assertThat(state(last.id()).status()).isEqualTo(Status.CLOSED);
        assertThat(kept()).as("the one is kept for a person").hasSize(1);
    }

    @Test
    void without_an_org_to_ask_what_must_be_read_is_kept() {
        Track alone = parts(Optional.empty()).track();

        Lead lead = delivered(created(UNTOUCHED));

        assertThat(takenBy(
                        alone,
                        List.of(
                                incoming(gap("GAP_UPDATE", List.of(created(UNTOUCHED)))),
                                incoming(gap("GAP_DELETE", List.of(lead.source().recordId()))))))
                .isEmpty();

        assertThat(state(lead.id()).status()).isEqualTo(Status.CLOSED);

        assertThat(kept()).hasSize(1);
    }
}
