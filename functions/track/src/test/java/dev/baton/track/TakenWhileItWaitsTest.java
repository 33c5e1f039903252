package dev.baton.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Decision;
import dev.baton.lead.Lead;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Status;
import dev.baton.queue.Message;
import dev.baton.standin.StandIn;
import dev.baton.store.HeldLeads;
import dev.baton.store.LeadEvent;
import dev.baton.store.LeadState;
import dev.baton.store.Outcomes;
import dev.baton.testing.Journeys;
import dev.baton.testing.SampleLeads;
import dev.baton.track.crm.Rows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A person in Salesforce gives the record of a lead to somebody while Baton lets it wait: that is who has it, and nobody else is given it. */
class TakenWhileItWaitsTest extends WithOrg {
    private static final String UNTOUCHED = "Open - Not Contacted";
    private static final String BO = "bo@acme.example";

    private final String record = created(UNTOUCHED);

    /** The old routing gave it to somebody when it was created; Baton lets it wait. */
    private Lead held() {
        heard();
        return office.later().waiting(office.born(record));
    }

    private Lead nurtured() {
        heard();
        Lead lead = office.born(record);
        Office later = office.later();
        Outcome outcome = new Outcome.Nurtured("Newsletter", "below the threshold");
        new Outcomes(office.world().dynamo(), office.world().tables())
                .end(lead, SampleLeads.facts(), SampleLeads.decision(lead, outcome), later.noon());
        return lead;
    }

    @Test
    void a_held_lead_is_settled_with_whom_a_person_gave_it_to_and_counts_once() {
        Lead lead = held();
        org.person().own(record, user(BO));

        List<Track.Incoming> news = arrived();
        assertThat(take(news)).isEmpty();
        assertThat(take(news)).as("it comes twice").isEmpty();

        LeadState there = state(lead.id());
        assertThat(there.status()).isEqualTo(Status.ASSIGNED);
        assertThat(rep(there)).isEqualTo(BO);
        assertThat(there.routing()).isEqualTo(2);
        assertThat(there.pool()).isEqualTo(Journeys.POOL);
        assertThat(there.hold()).isEmpty();
        assertThat(office.loads()).isEqualTo(Map.of(BO, 1));
        assertThat(waiting())
                .as("there is nothing left that assign could give to somebody else")
                .isEmpty();
        assertThat(office.leads().events(lead.id()))
                .singleElement()
                .returns("reassigned", LeadEvent::kind)
                .returns("salesforce:" + user(StandIn.ADMIN), LeadEvent::by);
        Decision decision = office.leads().decision(lead.id(), 2).orElseThrow().decision();
        assertThat(((Outcome.Assigned) decision.outcome()).why())
                .isEqualTo("given by somebody in Salesforce: its record was given to them while it waited");
        assertThat(office.audit().violations()).isEmpty();
    }

    @Test
    void it_is_delivered_with_its_task_by_the_watch_and_whoever_waits_in_its_pool_is_looked_at() {
        Lead lead = held();
        org.person().own(record, user(BO));

        heard();

        LeadState.Delivery due = state(lead.id()).delivery().orElseThrow();
        assertThat(due.routing()).isEqualTo(2);
        assertThat(due.later()).isTrue();
        assertThat(due.attempts()).isZero();
        assertThat(office.world().messages(office.world().assignQueue())).contains(new Message.Doorbell(Journeys.POOL));
    }

    @Test
    void whoever_takes_it_and_sets_its_status_in_one_go_has_touched_it() {
        Lead lead = held();
        org.person().change(record, Map.of("OwnerId", user(BO), "Status", "Working - Contacted"));

        heard();

        assertThat(rep(state(lead.id()))).isEqualTo(BO);
        assertThat(state(lead.id()).firstTouchAt()).isPresent();
    }

    @Test
    void somebody_who_is_not_in_the_roster_has_it_as_well_and_counts_nothing() {
        Lead lead = held();
        org.person().own(record, user("chi@acme.example"));

        heard();

        assertThat(state(lead.id()).owner().orElseThrow()).isInstanceOf(Owner.User.class);
        assertThat(state(lead.id()).open()).isFalse();
        assertThat(office.loads()).isEmpty();
        assertThat(waiting()).isEmpty();
        assertThat(office.audit().violations()).isEmpty();
    }

    @Test
    void a_nurtured_lead_is_settled_so_too() {
        Lead lead = nurtured();
        org.person().own(record, user(BO));

        heard();

        assertThat(state(lead.id()).status()).isEqualTo(Status.ASSIGNED);
        assertThat(rep(state(lead.id()))).isEqualTo(BO);
        assertThat(office.loads()).isEqualTo(Map.of(BO, 1));
        assertThat(office.audit().violations()).isEmpty();
    }

    @Test
    void what_was_so_before_it_waited_is_nobodys_choice() {
        Lead lead = held();

        org.person().change(record, Map.of("Rating", "Hot"));
        heard();

        assertThat(state(lead.id()).status()).isEqualTo(Status.HELD);
    }

    @Test
    void a_queue_is_nobody() {
        Lead lead = held();

        org.person().own(record, org.idOf("Inbound Triage"));
        heard();

        assertThat(state(lead.id()).status()).isEqualTo(Status.HELD);
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void in_shadow_the_old_routing_goes_on_and_takes_nothing() {
        Lead lead = held();
        org.person().own(record, user(BO));

        takenBy(parts(Optional.of(Rows.of(salesforce)), Mode.SHADOW).track(), arrived());

        assertThat(state(lead.id()).status()).isEqualTo(Status.HELD);
        assertThat(office.loads()).isEmpty();
    }

    @Test
    void an_org_without_events_is_asked_who_has_taken_it() {
        Lead lead = held();
        polling().run(() -> false);
        org.person().own(record, user(BO));
        arrived();

        polling().run(() -> false);

        assertThat(rep(state(lead.id()))).isEqualTo(BO);
        assertThat(office.loads()).isEqualTo(Map.of(BO, 1));
    }

    private List<?> waiting() {
        return new HeldLeads(office.world().dynamo(), office.world().tables())
                .oldest(Journeys.POOL, 10)
                .leads();
    }
}
