package dev.baton.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.lead.Lead;
import dev.baton.lead.Outcome;
import dev.baton.playbook.RouteWhen;
import dev.baton.roster.Cells;
import dev.baton.store.Active;
import dev.baton.store.PlaybookStore;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Somebody was given a lead, and then it is routed again and nobody gets it: neither has that somebody any more. */
class TakenBackTest {
    private static final Outcome SPAM = new Outcome.Rejected("spam");
    private static final Outcome NURTURED = new Outcome.Nurtured("Newsletter", "below the mark");

    private Office office;

    @BeforeEach
    void open() throws IOException {
        office = new Office();
        new PlaybookStore(office.world.dynamo(), office.world.tables())
                .activate(1, 0, new Cells(Map.of(), Map.of()), RouteWhen.DEFAULT, "Inbound Triage", Active.NOTHING);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void a_rejected_lead_goes_to_the_fallback_queue_and_its_task_is_withdrawn() {
        Lead lead = anas();

        office.journeys.endedInstead(lead, SPAM);
        assertThat(office.pass(office.outcome(lead))).isEmpty();

        ObjectNode record = only(office.leadsOf(lead));
        assertThat(record.path("OwnerId").asText()).isEqualTo(office.org.idOf("Inbound Triage"));
        assertThat(record.path("Baton_Owner__c").asText()).isEqualTo(office.org.idOf("Inbound Triage"));
        assertThat(record.path("Baton_Reason__c").asText()).isEqualTo("spam");
        assertThat(record.path("Baton_Pool__c").asText("")).isIn("", "null");
        withdrawn(lead);
        assertThat(office.state(lead).delivery()).isEmpty();
    }

    @Test
    void a_nurtured_lead_joins_its_campaign_and_nobody_has_it() {
        Lead lead = anas();

        office.journeys.endedInstead(lead, NURTURED);
        assertThat(office.pass(office.outcome(lead))).isEmpty();

        assertThat(only(office.leadsOf(lead)).path("OwnerId").asText()).isEqualTo(office.org.idOf("Inbound Triage"));
        assertThat(office.org.records("CampaignMember")).hasSize(1);
        withdrawn(lead);
    }

    @Test
    void whoever_gets_it_after_all_has_an_open_task() {
        Lead lead = anas();
        office.journeys.endedInstead(lead, NURTURED);
        office.pass(office.outcome(lead));

        office.journeys.assignedAgain(lead, Office.BO);
        office.pass(office.outcome(lead));

        ObjectNode task = only(office.tasksOf(lead));
        assertThat(task.path("OwnerId").asText()).isEqualTo(office.user(Office.BO));
        assertThat(task.path("Status").asText()).isEqualTo("Not Started");
        assertThat(task.path("Subject").asText()).startsWith("Call");
        assertThat(only(office.leadsOf(lead)).path("OwnerId").asText()).isEqualTo(office.user(Office.BO));
    }

    @Test
    void a_lead_that_goes_to_a_queue_instead_leaves_no_task_with_whoever_had_it() {
        Lead lead = anas();

        office.rerouted(lead, Office.TRIAGE);
        office.pass(office.outcome(lead));

        withdrawn(lead);
    }

    @Test
    void a_known_contact_keeps_its_owner_and_only_the_task_goes() {
        Lead lead = Office.somebody();
        String contact = office.org
                .person()
                .create(
                        "Contact",
                        Map.of(
                                "LastName", "Known",
                                "Email", lead.person().email(),
                                "OwnerId", office.user(Office.BO)));
        office.journeys.assigned(lead, Office.ANA);
        office.pass(office.outcome(lead));

        office.journeys.endedInstead(lead, SPAM);
        office.pass(office.outcome(lead));

        assertThat(office.org.record(contact).orElseThrow().path("OwnerId").asText())
                .isEqualTo(office.user(Office.BO));
        withdrawn(lead);
        assertThat(office.leadsOf(lead)).isEmpty();
    }

    @Test
    void what_was_written_by_an_attempt_that_was_not_noted_is_taken_back_too() {
        Lead lead = anas();
        office.world
                .dynamo()
                .deleteItem(request -> request.tableName(office.world.tables().leads())
                        .key(Map.of(
                                "pk", AttributeValue.fromS("LEAD#" + lead.id()),
                                "sk", AttributeValue.fromS("RECORD"))));

        office.journeys.endedInstead(lead, SPAM);
        office.pass(office.outcome(lead));

        assertThat(only(office.leadsOf(lead)).path("OwnerId").asText()).isEqualTo(office.org.idOf("Inbound Triage"));
        withdrawn(lead);
    }

    @Test
    void what_nobody_ever_had_is_not_written() {
        Lead spam = office.journeys.ended(Office.somebody(), SPAM);
        Lead again = office.journeys.ended(Office.somebody(), NURTURED);
        office.journeys.endedAgain(again, SPAM);

        assertThat(office.pass(office.outcome(spam), office.outcome(again))).isEmpty();

        assertThat(office.org.records("Lead")).isEmpty();
        assertThat(office.org.records("Task")).isEmpty();
    }

    private Lead anas() {
        Lead lead = office.journeys.assigned(Office.somebody(), Office.ANA);
        office.pass(office.outcome(lead));
        assertThat(only(office.leadsOf(lead)).path("OwnerId").asText()).isEqualTo(office.user(Office.ANA));
        return lead;
    }

    private void withdrawn(Lead lead) {
        ObjectNode task = only(office.tasksOf(lead));
        assertThat(task.path("IsClosed").asBoolean()).isTrue();
        assertThat(task.path("Subject").asText()).startsWith("Not yours any more: ");
    }

    private static ObjectNode only(List<ObjectNode> rows) {
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }
}
