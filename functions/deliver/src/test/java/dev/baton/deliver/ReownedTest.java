package dev.baton.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.lead.Lead;
import dev.baton.lead.Owner;
import dev.baton.salesforce.RecordId;
import dev.baton.standin.StandIn;
import dev.baton.store.LeadState;
import dev.baton.store.Reown;
import dev.baton.store.ReownResult;
import dev.baton.store.Reowning;
import dev.baton.store.Sighting;
import dev.baton.store.Stamp;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody gives a delivered lead to somebody else in Salesforce: the Task does not stay behind. */
class ReownedTest {
    private Office office;
    private Lead lead;
    private String record;

    @BeforeEach
    void delivered() throws IOException {
        office = new Office();
        lead = office.journeys.assigned(Office.somebody(), Office.ANA);
        assertThat(office.pass(office.outcome(lead))).isEmpty();
        record = office.records.state(lead.id()).record();
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void where_nothing_went_with_the_lead_its_open_task_is_passed_on_and_nothing_else_is_written() {
        office.org.person().ownAlone(record, office.user(Office.BO));
        long before = office.org.calls();

        learnt(Office.BO, office.user(Office.BO));

        assertThat(task().path("OwnerId").asText()).isEqualTo(office.user(Office.BO));
        assertThat(task().path("Subject").asText()).startsWith("Call ");
        assertThat(office.org
                        .record(record)
                        .orElseThrow()
                        .path("LastModifiedById")
                        .asText())
                .as("the Lead is left alone")
                .isEqualTo(office.org.idOf(StandIn.ADMIN));
        assertThat(office.org.calls() - before).isEqualTo(2);
        assertThat(office.state(lead).owner()).contains(Office.BO);
    }

    @Test
    void where_salesforce_passed_it_on_there_is_nothing_to_write() {
        office.org.person().own(record, office.user(Office.BO));
        String modified = task().path("LastModifiedById").asText();
        assertThat(task().path("OwnerId").asText()).isEqualTo(office.user(Office.BO));

        learnt(Office.BO, office.user(Office.BO));

        assertThat(task().path("LastModifiedById").asText()).isEqualTo(modified);
    }

    @Test
    void a_task_that_is_done_stays_with_whoever_did_it() {
        office.org.person().complete(task().path("Id").asText());
        office.org.person().ownAlone(record, office.user(Office.BO));

        learnt(Office.BO, office.user(Office.BO));

        assertThat(task().path("OwnerId").asText()).isEqualTo(office.user(Office.ANA));
    }

    @Test
    void a_queue_has_no_tasks_so_it_is_withdrawn() {
        office.org.person().own(record, office.org.idOf("Inbound Triage"));

        learnt(Office.TRIAGE, office.org.idOf("Inbound Triage"));

        assertThat(task().path("IsClosed").asBoolean()).isTrue();
        assertThat(task().path("Subject").asText()).startsWith("Not yours any more: ");
    }

    /** Track hears of it, and the watch sees that a delivery is due. */
    private void learnt(Owner owner, String id) {
        office.records.seen(
                lead.id(),
                List.of(new Sighting(
                        RecordId.of(record).orElseThrow(),
                        Sighting.Kind.LEAD,
                        new Stamp(office.now.plusSeconds(30), 1),
                        true,
                        false,
                        "",
                        RecordId.of(id),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                office.now);
        Reown why = new Reown(Reown.Kind.REOWNED, "mia", "", false, false);
        assertThat(new Reowning(office.world.dynamo(), office.world.tables())
                        .reown(lead.id(), owner, why, office.now.plusSeconds(30)))
                .isInstanceOf(ReownResult.Moved.class);
        assertThat(office.state(lead).delivery()).contains(new LeadState.Delivery(1, 0, true, true, 0));
        int published = office.bus.details().size();
        assertThat(office.watch(Duration.ofMinutes(1), List.of(lead))).isEqualTo(1);
        assertThat(office.state(lead).delivery()).isEmpty();
        assertThat(office.bus.details()).as("it was told before").hasSize(published);
    }

    private ObjectNode task() {
        assertThat(office.tasksOf(lead)).hasSize(1);
        return office.tasksOf(lead).getFirst();
    }
}
