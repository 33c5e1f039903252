package dev.baton.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.lead.Lead;
import dev.baton.lead.Mode;
import dev.baton.lead.Sla;
import dev.baton.lead.SlaNotice;
import dev.baton.queue.Message;
import dev.baton.salesforce.Settings;
import dev.baton.standin.Fault;
import dev.baton.store.Closing;
import dev.baton.store.FirstTouchWatch;
import dev.baton.store.SettingsStore;
import dev.baton.testing.SampleLeads;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reps and managers see in Salesforce that a first touch is due, or was not made. */
class FirstTouchTest {
    private Office office;
    private Promise promise;

    @BeforeEach
    void open() throws IOException {
        office = new Office();
        promise = Promise.in(office);
        published(Settings.DEFAULTS
                .json()
                .replace("\"priority\":\"High\",\"status\"", "\"priority\":\"Low\",\"status\""));
    }

    private void published(String settings) {
        new SettingsStore(office.world.dynamo(), office.world.tables())
                .put(new SettingsStore.Published(settings, "ada", office.now));
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void a_reminder_makes_the_reps_task_urgent_and_says_how_long_is_left() {
        Lead lead = promise.delivered(Office.somebody(), Office.ANA);
        String subject = text(only(office.tasksOf(lead)), "Subject");
        assertThat(text(only(office.tasksOf(lead)), "Priority")).isEqualTo("Low");

        assertThat(office.pass(promise.reminder(lead, 1))).isEmpty();
        ObjectNode task = only(office.org.records("Task"));
        assertThat(text(task, "Priority")).isEqualTo("High");
        assertThat(text(task, "Subject")).isEqualTo("By 13:15, 10 min left: " + subject);

        assertThat(office.pass(promise.reminder(lead, 2))).isEmpty();
        assertThat(text(only(office.org.records("Task")), "Subject")).isEqualTo("By 13:15, 5 min left: " + subject);

        assertThat(office.pass(promise.breach(lead, Sla.OnBreach.REMIND, Office.ANA.id())))
                .isEmpty();
        assertThat(text(only(office.org.records("Task")), "Subject")).isEqualTo("Overdue since 13:15: " + subject);
        assertThat(promise.kinds(lead)).containsExactly("reminded", "told", "reminded", "told", "breached", "told");
        assertThat(promise.events(lead))
                .contains("told: the Task of Ana Pereira (ana@acme.example) in Salesforce is urgent");
    }

    @Test
    void a_manager_who_is_told_gets_a_task_of_the_managers_own_once() {
        Lead lead = promise.delivered(Office.somebody(), Office.ANA);
        Message.Notice breach = promise.breach(lead, Sla.OnBreach.TELL_MANAGER, Promise.VERA);

        assertThat(office.pass(breach, breach)).isEmpty();
        assertThat(office.pass(breach)).isEmpty();

        ObjectNode task = only(managers());
        assertThat(text(task, "OwnerId")).isEqualTo(office.org.idOf(Promise.VERA));
        assertThat(text(task, "WhoId"))
                .isEqualTo(office.records.state(lead.id()).record());
        assertThat(text(task, "Baton_Task_Id__c")).isEqualTo(lead.id() + "-1-breach-1");
        assertThat(text(task, "Priority")).isEqualTo("High");
        assertThat(text(task, "ActivityDate")).isEqualTo("2026-11-22");
        assertThat(text(task, "Subject")).startsWith("Ana Pereira has not touched ");
        assertThat(text(task, "Description"))
                .contains("the first touch was due by 2026-11-22 13:15 Europe/Berlin, and nobody has touched the lead")
                .contains("Who has it: Ana Pereira (ana@acme.example), since 2026-11-22 13:00")
                .contains("./baton lead " + lead.id());
        assertThat(text(only(office.tasksOf(lead)), "Priority")).isEqualTo("Low");
        assertThat(promise.events(lead)).containsOnlyOnce("told: vera@acme.example has a Task in Salesforce");
    }

    @Test
    void what_is_told_of_many_leads_costs_two_calls() {
        List<Message> notices = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Lead lead = promise.delivered(Office.somebody(), Office.ANA);
            office.now = SampleLeads.NOON;
            notices.add(
                    i % 2 == 0
                            ? promise.reminder(lead, 1)
                            : promise.breach(lead, Sla.OnBreach.TELL_MANAGER, Promise.VERA));
        }
        office.journeys.assigned(Office.somebody(), Office.BO);
        long before = office.org.calls();

        assertThat(office.pass(notices.toArray(Message[]::new))).isEmpty();

        assertThat(office.org.calls() - before).isLessThanOrEqualTo(2);
        assertThat(managers()).hasSize(3);
    }

    @Test
    void what_the_rep_made_of_the_task_stays() {
        Lead renamed = promise.delivered(Office.somebody(), Office.ANA);
        office.org.person().change(text(only(office.tasksOf(renamed)), "Id"), Map.of("Subject", "Call after lunch"));
        Lead done = promise.delivered(Office.somebody(), Office.ANA);
        office.org.person().complete(text(only(office.tasksOf(done)), "Id"));
        Lead gone = promise.delivered(Office.somebody(), Office.ANA);
        office.org.person().delete(text(only(office.tasksOf(gone)), "Id"));

        assertThat(office.pass(promise.reminder(renamed, 1), promise.reminder(done, 1), promise.reminder(gone, 1)))
                .isEmpty();

        assertThat(text(only(office.tasksOf(renamed)), "Subject")).isEqualTo("Call after lunch");
        assertThat(text(only(office.tasksOf(renamed)), "Priority")).isEqualTo("High");
        assertThat(text(only(office.tasksOf(done)), "Priority")).isEqualTo("Low");
        assertThat(promise.events(done)).contains("not-told: in Salesforce: its Task is closed already");
        assertThat(only(office.tasksOf(gone)).path("IsDeleted").asBoolean()).isTrue();
        assertThat(promise.events(gone)).contains("not-told: in Salesforce: there is no Task for it");
    }

    @Test
    void where_nobody_can_be_told_the_lead_says_why_and_nothing_fails() {
        Lead stranger = promise.delivered(Office.somebody(), Office.ANA);
        Lead nobodys = promise.delivered(Office.somebody(), Office.ANA);

        assertThat(office.pass(
                        promise.breach(stranger, Sla.OnBreach.TELL_MANAGER, "who@acme.example"),
                        promise.breach(nobodys, Sla.OnBreach.TELL_MANAGER, "")))
                .isEmpty();

        assertThat(managers()).isEmpty();
        assertThat(promise.events(stranger))
                .contains("not-told: in Salesforce: no Salesforce user has the address who@acme.example");
        assertThat(promise.events(nobodys).getLast())
                .startsWith("not-told: in Salesforce: nobody is known who is to be told: give the rep a manager");
        assertThat(office.metrics()).doesNotContain("\"DeliverFailed\":1");
    }

    @Test
    void nothing_is_written_in_shadow_or_where_the_settings_say_so() {
        Lead shadow = promise.assigned(Office.somebody(), Office.ANA, Mode.SHADOW);
        Lead live = promise.delivered(Office.somebody(), Office.ANA);
        Message.Notice reminder = promise.reminder(live, 1);
        published(Settings.DEFAULTS.json().replace("\"tasks\":true", "\"tasks\":false"));
        long before = office.org.calls();

        office.pass(reminder);
        assertThat(promise.clock(shadow).mode()).isEqualTo(Mode.SHADOW);
        office.pass(new Message.Notice(shadow, reminderOf(shadow, reminder), 0));

        assertThat(office.org.calls()).isEqualTo(before);
        assertThat(promise.kinds(live)).containsExactly("reminded");
        assertThat(promise.kinds(shadow)).isEmpty();
    }

    private static SlaNotice reminderOf(Lead lead, Message.Notice other) {
        SlaNotice it = other.notice();
        return new SlaNotice(
                lead.id(), 1, it.kind(), 1, it.at(), it.due(), it.owner(), "", "", it.action(), it.tell(), "");
    }

    @Test
    void while_salesforce_is_down_a_notice_waits_and_is_published_once() {
        Lead lead = promise.delivered(Office.somebody(), Office.ANA);
        int published = office.bus.details().size();
        office.org.faults().always(Fault.UNAVAILABLE);
        Message.Notice breach = promise.breach(lead, Sla.OnBreach.TELL_MANAGER, Promise.VERA);

        assertThat(office.pass(breach)).isEmpty();
        assertThat(promise.clock(lead).putOff()).isPresent();
        assertThat(office.pass(promise.again(lead))).isEmpty();
        assertThat(promise.clock(lead).putOff().orElseThrow().times()).isEqualTo(2);
        assertThat(promise.clock(lead).putOff().orElseThrow().tries()).isZero();

        office.org.faults().clear();
        assertThat(office.pass(promise.again(lead))).isEmpty();

        only(managers());
        assertThat(promise.clock(lead).putOff()).isEmpty();
        assertThat(promise.clock(lead).dueAt()).isEmpty();
        assertThat(promise.kinds(lead)).containsExactly("breached", "told");
        assertThat(office.bus.details()).hasSize(published + 1);
    }

    @Test
    void a_locked_task_is_tried_again_and_given_up_with_its_reason_in_the_end() {
        Lead lead = promise.delivered(Office.somebody(), Office.ANA);
        Message.Notice breach = promise.breach(lead, Sla.OnBreach.TELL_MANAGER, Promise.VERA);
        office.org.faults().always(Fault.LOCK_ROW);

        assertThat(office.pass(breach)).isEmpty();
        FirstTouchWatch.PutOff once = promise.clock(lead).putOff().orElseThrow();
        assertThat(once.tries()).isEqualTo(1);
        promise.touches()
                .putOff(lead.id(), 1, new FirstTouchWatch.PutOff(once.notice(), once.until(), 12, Backoff.TRIES));
        assertThat(office.pass(promise.again(lead))).isEmpty();

        assertThat(promise.clock(lead).putOff()).isEmpty();
        assertThat(managers()).isEmpty();
        assertThat(promise.events(lead).getLast())
                .startsWith("not-told: in Salesforce: ")
                .contains("for hours");
    }

    @Test
    void a_notice_that_a_later_step_or_a_touch_has_overtaken_says_nothing_any_more() {
        Lead late = promise.delivered(Office.somebody(), Office.ANA);
        office.org.faults().always(Fault.UNAVAILABLE);
        Message.Notice reminder = promise.reminder(late, 1);
        office.pass(reminder);
        office.org.faults().clear();
        Message.Notice second = promise.reminder(late, 2);
        assertThat(promise.clock(late).putOff()).as("the second says it").isEmpty();
        Lead touched = promise.delivered(Office.somebody(), Office.ANA);
        Message.Notice breach = promise.breach(touched, Sla.OnBreach.TELL_MANAGER, Promise.VERA);
        new Closing(office.world.dynamo(), office.world.tables()).touch(touched.id(), "ana", office.now);
        office.now = office.now.plus(Duration.ofHours(1));
        office.pass(second);

        assertThat(office.pass(reminder, breach)).isEmpty();

        assertThat(text(only(office.tasksOf(late)), "Subject")).startsWith("Overdue since 13:15: ");
        assertThat(promise.kinds(late)).containsExactly("reminded", "reminded", "told");
        assertThat(managers()).isEmpty();
        assertThat(promise.kinds(touched)).doesNotContain("told", "not-told");
    }

    @Test
    void a_notice_waits_for_the_delivery_of_the_lead_itself() {
        Lead lead = promise.assigned(Office.somebody(), Office.ANA, Mode.LIVE);
        Message.Notice reminder = promise.reminder(lead, 1);

        assertThat(office.pass(reminder)).isEmpty();
        assertThat(office.org.records("Task")).isEmpty();

        assertThat(office.pass(office.outcome(lead))).isEmpty();
        assertThat(office.pass(promise.again(lead))).isEmpty();
        assertThat(text(only(office.tasksOf(lead)), "Subject")).startsWith("By 13:15, ");
    }

    @Test
    void where_the_lead_is_taken_away_its_task_goes_to_whoever_gets_it_and_nobody_is_told_beside() {
        Lead lead = promise.delivered(Office.somebody(), Office.ANA);
        office.pass(promise.reminder(lead, 1));
        Message.Notice breach = promise.breach(lead, Sla.OnBreach.REASSIGN, Office.ANA.id());
        office.rerouted(lead, Office.BO);

        assertThat(office.pass(breach, office.outcome(lead))).isEmpty();

        ObjectNode task = only(office.org.records("Task"));
        assertThat(text(task, "OwnerId")).isEqualTo(office.user(Office.BO));
        assertThat(text(task, "Subject")).startsWith("Call ");
        assertThat(text(task, "Priority")).isEqualTo("Low");
        assertThat(task.path("IsClosed").asBoolean()).isFalse();
        assertThat(promise.kinds(lead)).containsExactly("reminded", "told", "breached");
    }

    private List<ObjectNode> managers() {
        return office.org.records("Task").stream()
                .filter(task -> task.path("Baton_Task_Id__c").asText().contains("-breach-"))
                .toList();
    }

    private static <T> T only(List<T> all) {
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static String text(ObjectNode row, String field) {
        return row.path(field).asText("");
    }
}
