package dev.baton.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.lead.Decision;
import dev.baton.lead.Lead;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.roster.Capacity;
import dev.baton.roster.Load;
import dev.baton.standin.Fault;
import dev.baton.store.Assignments;
import dev.baton.store.Audit;
import dev.baton.store.Batch;
import dev.baton.store.Closing;
import dev.baton.store.Commit;
import dev.baton.store.Deliveries;
import dev.baton.store.FirstMove;
import dev.baton.store.LeadChange;
import dev.baton.store.LeadStore;
import dev.baton.store.OpenCounts;
import dev.baton.store.Received;
import dev.baton.store.RecordState;
import dev.baton.store.Records;
import dev.baton.store.Sighting;
import dev.baton.testing.SampleLeads;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

/** How many open leads each rep has, in Salesforce and in Baton. */
class LeadCountsTest {
    private static final String EVA = "eva@acme.example";
    private static final Sync.Order COUNT = new Sync.Order(true, false, false);

    private final Org org = new Org();
    private final OpenCounts counts = new OpenCounts(org.world.dynamo(), org.world.tables());

    @BeforeEach
    void connected() {
        assertThat(org.synced().counts()).as("the first sync counts").isPresent();
        assertThat(org.synced().counts()).as("the next does not").isEmpty();
    }

    @AfterEach
    void close() {
        assertThat(Audit.of(org.world.dynamo(), org.world.tables(), Map.of()).violations())
                .isEmpty();
        org.close();
    }

    private String inSalesforce(String owner, String status) {
        String id =
                org.standIn.person().create("Lead", Map.of("LastName", "Maier", "Company", "Globex", "Status", status));
        org.standIn.person().own(id, org.standIn.idOf(owner));
        return id;
    }

    /** A lead of Baton's that Eva has, delivered to {@code record}. */
    private Lead ours(String record) {
        Lead lead = SampleLeads.eva();
        given(lead, record, Sighting.Kind.LEAD);
        told(lead);
        return lead;
    }

    private void told(Lead lead) {
        Deliveries deliveries = new Deliveries(org.world.dynamo(), org.world.tables());
        deliveries.tell(lead.id(), new Deliveries.Told(1, SampleLeads.NOON, "assigned"));
        deliveries.clear(lead.id(), 1, SampleLeads.NOON);
    }

    /** A lead of Baton's that Eva has as the Task of somebody whom Salesforce knows as a Contact. */
    private String taskOfContact() {
        Lead lead = SampleLeads.eva();
        String contact = org.standIn.person().create("Contact", Map.of("LastName", "Maier"));
        given(lead, contact, Sighting.Kind.CONTACT);
        told(lead);
        return org.standIn
                .person()
                .create(
                        "Task",
                        Map.of(
                                "Subject",
                                "Call",
                                "WhoId",
                                contact,
                                "Status",
                                "Not Started",
                                "Baton_Task_Id__c",
                                lead.id().value()));
    }

    private void given(Lead lead, String record, Sighting.Kind kind) {
        var world = org.world;
        new LeadStore(world.dynamo(), world.tables())
                .accept(lead, "digest", new Received("text/plain", SdkBytes.fromUtf8String("")), SampleLeads.NOON);
        Decision decision =
                SampleLeads.decision(lead, new Outcome.Assigned(new Owner.Rep(EVA, "", ""), "dach-team", "her turn"));
        var assignments = new Assignments(world.dynamo(), world.tables());
        var read = assignments.read(List.of(EVA), List.of(), List.of());
        Load load = org.roster.load(EVA).value();
        var commit = assignments.commit(new Batch(
                List.of(new LeadChange.Decide(
                        lead, SampleLeads.facts(), decision, Optional.empty(), Set.of(), new FirstMove.Claim())),
                Map.of(EVA, Capacity.assigned(load, "dach-team", SampleLeads.NOON, ZoneOffset.UTC)),
                Map.of(),
                read,
                SampleLeads.NOON));
        assertThat(commit).isInstanceOf(Commit.Done.class);
        new Records(world.dynamo(), world.tables())
                .delivered(
                        lead.id(),
                        new RecordState.Delivered(
                                record, kind, false, Optional.of(org.standIn.idOf(EVA)), 1, SampleLeads.NOON),
                        Optional.empty());
    }

    private OpenCounts.Count count() {
        return counts.of(Set.of(EVA)).getOrDefault(EVA, OpenCounts.Count.NONE);
    }

    private CountsResult.Done counted() {
        return (CountsResult.Done) org.synced(COUNT).counts().orElseThrow();
    }

    @Test
    void what_salesforce_counts_and_baton_did_not_assign_is_elsewhere() {
        ours(inSalesforce(EVA, "Open - Not Contacted"));
        inSalesforce(EVA, "Working - Contacted");
        inSalesforce(EVA, "Open - Not Contacted");
        inSalesforce(EVA, "Closed - Not Converted");

        CountsResult.Done done = counted();

        assertThat(count().open()).isEqualTo(3);
        assertThat(count().elsewhere()).isEqualTo(2);
        assertThat(done.changed()).isEqualTo(Map.of(EVA, new CountsResult.Change(0, 2)));
        assertThat(done.drifted()).isEmpty();
        assertThat(done.repaired()).isEmpty();
        assertThat(done.leads()).isEqualTo(1);
        assertThat(counted().changed()).isEmpty();
    }

    @Test
    void a_lead_closed_elsewhere_frees_room_and_rings() {
        String lead = inSalesforce(EVA, "Open - Not Contacted");
        counted();
        org.standIn.person().change(lead, Map.of("Status", "Closed - Not Converted"));

        Synced synced = org.synced(COUNT);

        assertThat(count().open()).isZero();
        assertThat(synced.ring()).contains("dach-team");
    }

    @Test
    void records_that_are_not_as_baton_has_them_are_to_be_read_again() throws Exception {
        String closed = inSalesforce(EVA, "Open - Not Contacted");
        String moved = inSalesforce(EVA, "Open - Not Contacted");
        String gone = inSalesforce(EVA, "Open - Not Contacted");
        List.of(closed, moved, gone).forEach(this::ours);
        org.standIn.person().change(closed, Map.of("Status", "Closed - Not Converted"));
        org.standIn.person().own(moved, org.standIn.idOf("bo@acme.example"));
        org.standIn.person().delete(gone);

        CountsResult.Done done = counted();

        assertThat(done.drifted()).containsExactlyInAnyOrder(closed, moved, gone);
        assertThat(done.longDrifted()).as("only what is deleted has no time").isEqualTo(1);
        assertThat(count().open()).as("until they are read again").isEqualTo(3);
        assertThat(counts.of(Set.of("bo@acme.example"))
                        .getOrDefault("bo@acme.example", OpenCounts.Count.NONE)
                        .elsewhere())
                .as("Baton's own lead, wherever it is, is nobody's elsewhere")
                .isZero();
        var message = new ObjectMapper()
                .readTree(Gaps.messages("00D5f000000AbCdEAK", done.drifted(), Instant.EPOCH)
                        .getFirst());
        assertThat(message.at("/detail/payload/ChangeEventHeader/changeType").asText())
                .isEqualTo("GAP_UPDATE");
        assertThat(message.at("/detail/payload/ChangeEventHeader/recordIds")).hasSize(3);
    }

    @Test
    void a_lead_that_salesforce_has_still_to_be_told_of_is_no_drift() {
        String record = inSalesforce("bo@acme.example", "Open - Not Contacted");
        given(SampleLeads.eva(), record, Sighting.Kind.LEAD);

        assertThat(counted().drifted()).isEmpty();

        org.standIn.person().change(record, Map.of("Status", "Closed - Not Converted"));
        assertThat(counted().drifted()).as("its end is news all the same").containsExactly(record);
    }

    @Test
    void a_contacts_task_that_is_over_or_deleted_is_to_be_read_again() {
        String deleted = taskOfContact();
        String completed = taskOfContact();
        taskOfContact();
        org.standIn.person().delete(deleted);
        org.standIn.person().complete(completed);

        CountsResult.Done done = counted();

        assertThat(done.leads()).isEqualTo(3);
        assertThat(done.drifted()).containsExactlyInAnyOrder(deleted, completed);
        assertThat(done.longDrifted()).as("both were changed just now").isZero();
        assertThat(Gaps.messages("00D5f000000AbCdEAK", done.drifted(), Instant.EPOCH))
                .singleElement()
                .satisfies(message -> assertThat(message).contains("\"TaskChangeEvent\"", deleted, completed));
    }

    @Test
    void a_load_that_does_not_count_its_leads_is_set_right() {
        Lead lead = ours(inSalesforce(EVA, "Open - Not Contacted"));
        var read = new Assignments(org.world.dynamo(), org.world.tables()).read(List.of(EVA), List.of(), List.of());
        new Assignments(org.world.dynamo(), org.world.tables())
                .commit(new Batch(List.of(), Map.of(EVA, Load.NONE), Map.of(), read, SampleLeads.NOON));
        assertThat(count().open()).isZero();

        assertThat(counted().repaired()).containsOnlyKeys(EVA);

        assertThat(count().open()).isEqualTo(1);
        new Closing(org.world.dynamo(), org.world.tables()).close(lead.id(), "test", "", SampleLeads.NOON);
        assertThat(count().open()).isZero();
    }

    @Test
    void nothing_is_written_when_salesforce_does_not_answer_to_the_end() {
        inSalesforce(EVA, "Open - Not Contacted");
        counted();
        inSalesforce(EVA, "Open - Not Contacted");
        org.standIn.faults().always(Fault.UNAVAILABLE);
        assertThat(org.synced(COUNT).counts().orElseThrow()).isInstanceOf(CountsResult.Failed.class);
        assertThat(count().elsewhere()).isEqualTo(1);
        org.standIn.faults().clear();
        counted();
        assertThat(count().elsewhere()).isEqualTo(2);
    }
}
