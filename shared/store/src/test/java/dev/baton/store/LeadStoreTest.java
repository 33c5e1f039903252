package dev.baton.store;

import static dev.baton.store.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Decision;
import dev.baton.lead.Lead;
import dev.baton.lead.Outcome;
import dev.baton.lead.Status;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeadStoreTest {
    private final Db db = Db.fresh();
    private final LeadStore leads = db.leads();
    private final Outcomes outcomes = new Outcomes(db.client(), db.tables());

    @Test
    void anAcceptedLeadIsThereWholeAndOnItsWay() {
        Lead lead = Given.lead("one");

        assertThat(leads.accept(lead, "digest", Given.received(), NOW)).isEqualTo(new Acceptance.Accepted());

        assertThat(leads.lead(lead.id())).contains(lead);
        assertThat(leads.received(lead.id())).contains(Given.received());
        LeadState state = leads.state(lead.id()).orElseThrow();
        assertThat(state.status()).isEqualTo(Status.RECEIVED);
        assertThat(state.routing()).isEqualTo(1);
        assertThat(state.dueAt()).contains(NOW.plus(Duration.ofMinutes(2)));
        assertThat(state.undecided(1)).isTrue();
    }

    @Test
    void theSameBodyAgainIsTheSameLeadAndAnotherBodyIsNot() {
        Lead lead = Given.accepted(db, "one");

        assertThat(leads.accept(lead, "digest", Given.received(), NOW)).isInstanceOf(Acceptance.SameAgain.class);
        assertThat(leads.accept(lead, "other", Given.received(), NOW)).isInstanceOf(Acceptance.Different.class);
    }

    @Test
    void ofManyWhoSendTheSameAtOnceOneIsAccepted() throws Exception {
        Lead lead = Given.lead("one");
        Callable<Acceptance> send = () -> db.leads().accept(lead, "digest", Given.received(), NOW);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Acceptance> all = threads
                    .invokeAll(IntStream.range(0, 8).mapToObj(_ -> send).toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();

            assertThat(all).filteredOn(Acceptance.Accepted.class::isInstance).hasSize(1);
            assertThat(all).filteredOn(Acceptance.SameAgain.class::isInstance).hasSize(7);
        }
    }

    @Test
    void aRejectedLeadHasItsDecisionAndADeliveryThatIsDue() {
        Lead lead = Given.accepted(db, "one");
        Decision decision = Given.decision(lead, 1, new Outcome.Rejected("a test"));

        assertThat(outcomes.end(lead, Given.facts(), decision, NOW)).isEqualTo(new Ending.Done(Set.of()));

        LeadState state = leads.state(lead.id()).orElseThrow();
        assertThat(state.status()).isEqualTo(Status.REJECTED);
        assertThat(state.delivery()).contains(new LeadState.Delivery(1, 0));
        assertThat(leads.decision(lead.id(), 1)).contains(new Decided(decision, Given.facts()));
        assertThat(new Persons(db.client(), db.tables()).first(lead.keys().person()))
                .contains(lead.id());
    }

    @Test
    void anOutcomeIsGivenOnceAndTheSecondTimeSaysWhatIsThere() {
        Lead lead = Given.accepted(db, "one");
        Decision decision = Given.decision(lead, 1, new Outcome.Rejected("a test"));
        outcomes.end(lead, Given.facts(), decision, NOW);

        assertThat(outcomes.end(lead, Given.facts(), decision, NOW)).isInstanceOf(Ending.Duplicate.class);
        assertThat(outcomes.end(
                        Given.lead("nobody"),
                        Given.facts(),
                        Given.decision(Given.lead("nobody"), 1, new Outcome.Rejected("a test")),
                        NOW))
                .isEqualTo(new Ending.Overtaken());
    }

    @Test
    void aNurturedLeadIsScoredAgainAsTheNextRoutingOnce() {
        Lead lead = nurtured("one", "person");
        Rerouting rerouting = new Rerouting(db.client(), db.tables());

        assertThat(rerouting.rescore(lead.id(), "ingest", "webinar", NOW)).contains(2);
        assertThat(rerouting.rescore(lead.id(), "ingest", "webinar", NOW)).isEmpty();

        LeadState state = leads.state(lead.id()).orElseThrow();
        assertThat(state.undecided(2)).isTrue();
        assertThat(state.delivery()).isEmpty();
        assertThat(leads.events(lead.id())).extracting(LeadEvent::kind).containsExactly("rescored");
        assertThat(outcomes.end(lead, Given.facts(), Given.decision(lead, 1, new Outcome.Rejected("late")), NOW))
                .isEqualTo(new Ending.Overtaken());
    }

    @Test
    void aLaterNurturedLeadTakesThePlaceOfAnEarlierOneButNotOfOneThatSomebodyHas() {
        nurtured("one", "person");
        Lead second = nurtured("two", "person");
        Persons persons = new Persons(db.client(), db.tables());
        assertThat(persons.first("person")).contains(second.id());

        Lead owned = Given.assigned(db, "three");
        nurtured("four", owned.keys().person());

        assertThat(persons.first(owned.keys().person())).contains(owned.id());
    }

    private Lead nurtured(String name, String person) {
        Lead lead = Given.accepted(db, Given.lead(name, person));
        Decision decision = Given.decision(lead, 1, new Outcome.Nurtured("newsletter", "too few points"));
        assertThat(outcomes.end(lead, Given.facts(), decision, NOW)).isInstanceOf(Ending.Done.class);
        return lead;
    }
}
