package dev.baton.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.lead.Decision;
import dev.baton.lead.Lead;
import dev.baton.lead.Mode;
import dev.baton.lead.Origin;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Sla;
import dev.baton.queue.Message;
import dev.baton.salesforce.Settings;
import dev.baton.store.Closing;
import dev.baton.store.RecordState;
import dev.baton.store.Reown;
import dev.baton.store.Reowning;
import dev.baton.store.SettingsStore;
import dev.baton.store.Sighting;
import dev.baton.store.Stamp;
import dev.baton.testing.Journeys;
import dev.baton.testing.SampleLeads;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What deliver writes to Salesforce, for every way in which a lead may meet what is there already. */
class SalesforceTest {
    private static final Outcome NURTURED = new Outcome.Nurtured("Newsletter", "too few points");

    private final Office office = new Office();

    SalesforceTest() throws IOException {}

    @AfterEach
    void closeOffice() {
        office.close();
    }

    @Test
    void a_form_lead_is_created_owned_and_tasked_with_its_reason() {
        Lead lead = office.journeys.assigned(Office.somebody(), Office.ANA);

        assertThat(office.pass(office.outcome(lead))).isEmpty();

        ObjectNode made = only(office.leadsOf(lead));
        assertThat(text(made, "OwnerId")).isEqualTo(office.user(Office.ANA));
        assertThat(text(made, "Baton_Owner__c")).isEqualTo(office.user(Office.ANA));
        assertThat(text(made, "LastName")).isEqualTo("Maier");
        assertThat(text(made, "Company")).isEqualTo("Acme");
        assertThat(text(made, "Baton_Lead_Id__c")).isEqualTo(lead.id().value());
        assertThat(text(made, "Baton_Route__c")).isEqualTo("territory");
        assertThat(text(made, "Baton_Reason__c")).isEqualTo("whose turn it was");
        assertThat(made.path("Baton_Score__c").asInt()).isEqualTo(40);
        ObjectNode task = only(office.tasksOf(lead));
        assertThat(text(task, "OwnerId")).isEqualTo(office.user(Office.ANA));
        assertThat(text(task, "WhoId")).isEqualTo(text(made, "Id"));
        assertThat(text(task, "Subject")).isEqualTo("Call Eva Maier, Acme");
        assertThat(text(task, "Description"))
                .contains(
                        "Why you: whose turn it was",
                        "Score: 40",
                        "+20 business address",
                        "Asked for: demo",
                        "Message: Please call me");
        assertThat(text(task, "ActivityDate")).isEqualTo("2026-11-22");
        RecordState record = office.records.state(lead.id());
        assertThat(record.record()).isEqualTo(text(made, "Id"));
        assertThat(record.ownerWritten()).isEqualTo(office.user(Office.ANA));
        assertThat(office.records.leads(text(task, "Id")).orElseThrow().lead()).isEqualTo(lead.id());
        assertThat(office.state(lead).delivery()).isEmpty();
        assertThat(office.bus.taken()).hasSize(1);
    }

    @Test
    void a_promised_first_touch_is_a_field_of_the_lead_and_the_day_of_its_task() {
        Lead lead = office.journeys.assigned(Office.somebody(), Office.ANA);
        Decision decided = office.outcome(lead).decision();
        Instant due = decided.at().plus(Duration.ofDays(2));
        Decision promised = new Decision(
                decided.lead(),
                decided.routing(),
                decided.at(),
                decided.verdict(),
                decided.outcome(),
                decided.passedOver(),
                decided.inputs(),
                decided.mode(),
                Optional.of(new Sla.Clock(due, List.of())));

        assertThat(office.pass(new Message.Deliver(lead, promised, 0))).isEmpty();

        assertThat(text(only(office.leadsOf(lead)), "Baton_SLA_Due__c"))
                .startsWith(due.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""));
        ObjectNode task = only(office.tasksOf(lead));
        assertThat(text(task, "ActivityDate")).isEqualTo("2026-11-24");
        assertThat(text(task, "Description")).contains("First touch by: 2026-11-24 ");
    }

    @Test
    void a_minute_later_somebody_looks_whether_the_owner_is_still_there() {
        Lead lead = office.journeys.assigned(Office.somebody(), Office.ANA);

        office.pass(office.outcome(lead));

        assertThat(readBacks()).isEqualTo(1);
    }

    private int readBacks() {
        return Integer.parseInt(office.world
                .sqs()
                .getQueueAttributes(request -> request.queueUrl(office.world.changesQueue())
                        .attributeNamesWithStrings("ApproximateNumberOfMessagesDelayed"))
                .attributesAsStrings()
                .getOrDefault("ApproximateNumberOfMessagesDelayed", ""));
    }

    @Test
    void every_write_keeps_assignment_rules_off_and_says_who_wrote() {
        office.pass(
                office.outcome(office.journeys.assigned(Office.somebody(), Office.ANA)),
                office.outcome(office.journeys.assigned(Office.somebody(), Office.TRIAGE)),
                office.outcome(office.journeys.ended(Office.somebody(), NURTURED)));

        assertThat(office.org.writes()).isNotEmpty().allSatisfy(write -> {
            assertThat(write.header("Sforce-Auto-Assign")).isEqualTo("FALSE");
            assertThat(write.header("Sforce-Call-Options")).isEqualTo("client=baton");
        });
    }

    @Test
    void a_lead_born_in_salesforce_gets_its_owner_in_one_call_and_keeps_its_own_words() {
        String record = office.org
                .person()
                .create("Lead", Map.of("LastName", "Stone", "Company", "Rocks", "Country", "Germany"));
        Lead lead = office.journeys.assigned(Office.born(record), Office.BO);
        long before = office.org.calls();

        office.pass(office.outcome(lead));

        ObjectNode there = office.org.record(record).orElseThrow();
        assertThat(text(there, "OwnerId")).isEqualTo(office.user(Office.BO));
        assertThat(text(there, "Baton_Lead_Id__c")).isEqualTo(lead.id().value());
        assertThat(text(there, "LastName")).isEqualTo("Stone");
        assertThat(text(there, "Country")).isEqualTo("Germany");
        assertThat(text(only(office.tasksOf(lead)), "WhoId")).isEqualTo(record);
        assertThat(office.org.calls() - before).isEqualTo(1);
    }

    @Test
    void a_known_contact_gets_a_task_for_its_owner_and_no_new_lead() {
        Lead lead = Office.somebody();
        String contact = office.org
                .person()
                .create(
                        "Contact",
                        Map.of("LastName", "Maier", "Email", lead.person().email(), "OwnerId", office.user(Office.BO)));
        office.journeys.assigned(lead, Office.ANA);

        office.pass(office.outcome(lead));

        assertThat(office.leadsOf(lead)).isEmpty();
        ObjectNode task = only(office.tasksOf(lead));
        assertThat(text(task, "WhoId")).isEqualTo(contact);
        assertThat(text(task, "OwnerId")).isEqualTo(office.user(Office.BO));
        assertThat(text(task, "Description")).contains("Why you: Eva Maier is your Contact already");
        assertThat(office.state(lead).owner()).contains(Office.BO);
        assertThat(office.state(lead).open()).isTrue();
        assertThat(office.leads.events(lead.id())).extracting("kind").contains("linked");
        assertThat(office.records.state(lead.id()).kind()).isEqualTo(Sighting.Kind.CONTACT);
    }

    @Test
    void a_contact_of_somebody_outside_the_roster_is_theirs() {
        Lead lead = Office.somebody();
        String sam = office.org.idOf("sam@acme.example");
        office.org
                .person()
                .create(
                        "Contact",
                        Map.of("LastName", "Maier", "Email", lead.person().email(), "OwnerId", sam));
        office.journeys.assigned(lead, Office.ANA);

        office.pass(office.outcome(lead));

        assertThat(office.state(lead).owner()).contains(new Owner.User(sam, "Sam Outside"));
        assertThat(office.state(lead).open()).isFalse();
    }

    @Test
    void an_active_rep_keeps_a_lead_that_exists_and_only_what_is_empty_is_filled() {
        Lead lead = Office.somebody();
        String existing = office.org
                .person()
                .create(
                        "Lead",
                        Map.of(
                                "LastName",
                                "Mayer",
                                "Company",
                                "Acme Inc",
                                "Email",
                                lead.person().email(),
                                "OwnerId",
                                office.user(Office.BO)));
        new SettingsStore(office.world.dynamo(), office.world.tables())
                .put(new SettingsStore.Published(withRating("Hot").json(), "ada", office.now));
        office.journeys.assigned(lead, Office.ANA);

        office.pass(office.outcome(lead));

        ObjectNode there = only(office.leadsOf(lead));
        assertThat(text(there, "Id")).isEqualTo(existing);
        assertThat(text(there, "OwnerId")).isEqualTo(office.user(Office.BO));
        assertThat(text(there, "LastName")).isEqualTo("Mayer");
        assertThat(text(there, "Company")).isEqualTo("Acme Inc");
        assertThat(text(there, "Rating")).isEmpty();
        assertThat(text(there, "FirstName")).isEqualTo("Eva");
        assertThat(text(only(office.tasksOf(lead)), "OwnerId")).isEqualTo(office.user(Office.BO));
        assertThat(office.state(lead).owner()).contains(Office.BO);
    }

    @Test
    void a_lead_that_exists_without_a_rep_goes_to_whom_was_chosen() {
        Lead lead = Office.somebody();
        office.org
                .person()
                .create(
                        "Lead",
                        Map.of(
                                "LastName",
                                "Mayer",
                                "Company",
                                "Acme",
                                "Email",
                                lead.person().email(),
                                "OwnerId",
                                office.org.idOf("sam@acme.example")));
        office.journeys.assigned(lead, Office.ANA);

        office.pass(office.outcome(lead));

        assertThat(text(only(office.leadsOf(lead)), "OwnerId")).isEqualTo(office.user(Office.ANA));
        assertThat(office.state(lead).owner()).contains(Office.ANA);
    }

    @Test
    void a_queue_gets_the_lead_and_no_task() {
        Lead lead = office.journeys.assigned(Office.somebody(), Office.TRIAGE);

        office.pass(office.outcome(lead));

        assertThat(text(only(office.leadsOf(lead)), "OwnerId")).isEqualTo(office.org.idOf("Inbound Triage"));
        assertThat(office.tasksOf(lead)).isEmpty();
    }

    @Test
    void a_queue_is_found_however_its_name_is_written() {
        Lead lead = office.journeys.assigned(Office.somebody(), new Owner.Queue("inbound TRIAGE"));

        office.pass(office.outcome(lead));

        assertThat(text(only(office.leadsOf(lead)), "OwnerId")).isEqualTo(office.org.idOf("Inbound Triage"));
    }

    @Test
    void a_nurtured_lead_joins_its_campaign_once_and_nobody_has_a_task() {
        Lead lead = office.journeys.ended(Office.somebody(), NURTURED);
        office.pass(office.outcome(lead));
        office.deliveries.markAgain(office.state(lead), office.now);

        assertThat(office.pass(office.outcome(lead))).isEmpty();

        JsonNode member = only(office.org.records("CampaignMember"));
        assertThat(member.path("LeadId").asText()).isEqualTo(text(only(office.leadsOf(lead)), "Id"));
        assertThat(office.tasksOf(lead)).isEmpty();
        assertThat(office.state(lead).delivery()).isEmpty();
    }

    @Test
    void a_nurtured_lead_that_qualifies_is_the_same_record_with_an_owner() {
        Lead lead = office.journeys.ended(Office.somebody(), NURTURED);
        office.pass(office.outcome(lead));
        office.journeys.assignedAgain(lead, Office.BO);

        office.pass(office.outcome(lead));

        assertThat(text(only(office.leadsOf(lead)), "OwnerId")).isEqualTo(office.user(Office.BO));
        assertThat(only(office.tasksOf(lead)).path("OwnerId").asText()).isEqualTo(office.user(Office.BO));
    }

    @Test
    void two_leads_of_one_person_in_one_batch_are_one_record_with_two_tasks() {
        Lead first = office.journeys.assigned(Office.somebody(), Office.ANA);
        Lead second = Office.somebody();
        Lead same = new Lead(
                second.id(),
                second.source(),
                second.acceptedAt(),
                second.keys(),
                first.person(),
                second.company(),
                second.location(),
                second.interest(),
                second.origin(),
                second.consent(),
                second.attributes(),
                second.notes());
        office.journeys.assigned(same, Office.BO);

        office.pass(office.outcome(first), office.outcome(same));

        ObjectNode made = only(office.leadsOf(first));
        assertThat(text(made, "OwnerId")).isEqualTo(office.user(Office.ANA));
        assertThat(office.tasksOf(first)).hasSize(1);
        assertThat(text(only(office.tasksOf(same)), "OwnerId")).isEqualTo(office.user(Office.ANA));
        assertThat(office.state(same).owner()).contains(Office.ANA);
    }

    @Test
    void whom_a_person_gave_the_lead_to_meanwhile_keeps_it() {
        Lead lead = office.journeys.assigned(Office.somebody(), Office.ANA);
        Message.Deliver late = office.outcome(lead);
        new Reowning(office.world.dynamo(), office.world.tables())
                .reown(lead.id(), Office.BO, new Reown(Reown.Kind.REOWNED, "ada", "", false, false), office.now);

        office.pass(late);

        assertThat(text(only(office.leadsOf(lead)), "OwnerId")).isEqualTo(office.user(Office.BO));
        assertThat(text(only(office.tasksOf(lead)), "OwnerId")).isEqualTo(office.user(Office.BO));
        assertThat(office.state(lead).owner()).contains(Office.BO);
    }

    @Test
    void a_lead_that_was_closed_when_its_delivery_came_is_written_once_it_is_open_again() {
        Closing closing = new Closing(office.world.dynamo(), office.world.tables());
        Lead lead = office.journeys.assigned(Office.somebody(), Office.ANA);
        closing.close(lead.id(), "ops", "by mistake", office.now);
        office.pass(office.outcome(lead));
        assertThat(office.leadsOf(lead)).isEmpty();

        closing.reopen(lead.id(), "ops", "it was none", office.now);
        assertThat(office.watch(Duration.ofMinutes(1), List.of(lead))).isEqualTo(1);

        assertThat(text(only(office.leadsOf(lead)), "OwnerId")).isEqualTo(office.user(Office.ANA));
        assertThat(office.bus.details()).as("told once").hasSize(1);
        assertThat(office.state(lead).delivery()).isEmpty();
    }

    @Test
    void a_record_that_was_converted_or_deleted_before_its_outcome_came_is_looked_at_again() {
        String converted = born("Converted");
        String deleted = born("Deleted");
        Lead one = office.journeys.assigned(Office.born(converted), Office.ANA);
        Lead other = office.journeys.assigned(Office.born(deleted), Office.ANA);
        office.org.person().convert(converted);
        office.org.person().delete(deleted);

        assertThat(office.pass(office.outcome(one), office.outcome(other))).isEmpty();

        assertThat(readBacks()).isEqualTo(1);
        for (Lead lead : List.of(one, other)) {
            assertThat(office.state(lead).delivery()).isEmpty();
            assertThat(office.state(lead).deliverStuck()).isFalse();
            assertThat(office.records
                            .leads(lead.source().recordId())
                            .orElseThrow()
                            .lead())
                    .isEqualTo(lead.id());
        }
    }

    private String born(String name) {
        return office.org.person().create(Map.of("LastName", name, "Company", "Here", "Email", name + "@here.example"));
    }

    @Test
    void a_batch_of_25_takes_two_calls_and_a_third_for_the_token_alone() {
        List<Message.Deliver> batch = new ArrayList<>();
        Map<String, Integer> each = new HashMap<>();
        for (int i = 0; i < 25; i++) {
            Lead lead = office.journeys.assigned(Office.somebody(), i % 2 == 0 ? Office.ANA : Office.BO);
            each.put(lead.id().value(), i);
            batch.add(office.outcome(lead));
        }

        assertThat(office.pass(batch.toArray(Message.Deliver[]::new))).isEmpty();

        assertThat(office.org.calls()).isEqualTo(2);
        assertThat(office.org.records("Lead")).hasSize(each.size());
        assertThat(office.org.records("Task")).hasSize(each.size());
    }

    @Test
    void in_shadow_nothing_is_written_and_the_rep_who_has_the_record_has_the_lead() {
        String record = office.org.person().create("Lead", Map.of("LastName", "Stone", "Company", "Rocks"));
        Lead lead = office.journeys.accepted(Office.born(record));
        Decision decided = SampleLeads.decision(lead, new Outcome.Assigned(Office.ANA, Journeys.POOL, "whose turn"));
        office.journeys.decided(
                lead,
                new Decision(
                        decided.lead(),
                        decided.routing(),
                        decided.at(),
                        decided.verdict(),
                        decided.outcome(),
                        decided.passedOver(),
                        decided.inputs(),
                        Mode.SHADOW));
        office.records.seen(
                lead.id(),
                List.of(new Sighting(
                        record,
                        Sighting.Kind.LEAD,
                        new Stamp(office.now, 1),
                        true,
                        false,
                        "",
                        Optional.of(office.user(Office.BO)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                office.now);

        assertThat(office.pass(office.outcome(lead))).isEmpty();

        assertThat(office.org.calls()).isZero();
        assertThat(office.bus.taken()).hasSize(1);
        assertThat(office.records.leads(record).orElseThrow().lead()).isEqualTo(lead.id());
        assertThat(office.state(lead).owner()).contains(Office.BO);
        assertThat(office.state(lead).open()).isTrue();
        assertThat(office.state(lead).delivery()).isEmpty();
    }

    @Test
    void a_form_that_names_its_campaign_is_in_it_and_one_that_names_a_wrong_one_is_a_lead_all_the_same() {
        String campaign = office.org.idOf("Newsletter");
        Lead right = office.journeys.assigned(from(Office.somebody(), campaign), Office.ANA);
        Lead wrong = office.journeys.assigned(from(Office.somebody(), "701000000000001AAA"), Office.ANA);

        assertThat(office.pass(office.outcome(right), office.outcome(wrong))).isEmpty();

        assertThat(only(office.org.records("CampaignMember")).path("LeadId").asText())
                .isEqualTo(text(only(office.leadsOf(right)), "Id"));
        assertThat(office.leadsOf(wrong)).hasSize(1);
        assertThat(office.tasksOf(wrong)).hasSize(1);
    }

    private static Settings withRating(String rating) {
        Settings plain = Settings.DEFAULTS;
        return new Settings(
                plain.untouched(),
                plain.closed(),
                plain.leadFields(),
                plain.users(),
                plain.accounts(),
                plain.openLeads(),
                plain.existing(),
                plain.task(),
                plain.campaign(),
                Map.of("Rating", rating),
                plain.lengths(),
                plain.firstTouch());
    }

    private static Lead from(Lead lead, String campaign) {
        return new Lead(
                lead.id(),
                lead.source(),
                lead.acceptedAt(),
                lead.keys(),
                lead.person(),
                lead.company(),
                lead.location(),
                lead.interest(),
                new Origin("Web", campaign, "", ""),
                lead.consent(),
                lead.attributes(),
                lead.notes());
    }

    private static <T> T only(List<T> all) {
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static String text(ObjectNode row, String field) {
        return row.path(field).asText("");
    }
}
