package dev.baton.store;

import static dev.baton.store.Given.ANA;
import static dev.baton.store.Given.NOW;
import static dev.baton.store.Given.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Status;
import dev.baton.roster.Cells;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wrong routing is corrected: by a person's own decision, or by deciding once more. */
class CorrectionsTest {
    private static final String BO = "bo@acme.example";
    private static final Instant LATER = NOW.plusSeconds(60);

    private final Db db = Db.fresh();
    private final Reassigning reassigning = new Reassigning(db.client(), db.tables());
    private final Rerouting rerouting = new Rerouting(db.client(), db.tables());

    @BeforeEach
    void twoReps() {
        db.roster().sync(List.of(Given.rep(ANA), Given.rep(BO)), _ -> new Cells(Map.of(), Map.of()));
    }

    @AfterEach
    void thePromisesHold() {
        assertThat(Audit.of(db.client(), db.tables(), Map.of()).violations()).isEmpty();
    }

    @Test
    void aPersonsDecisionIsANewRoutingOfItsOwn() {
        Lead lead = Given.assigned(db, "one");

        ReassignResult result = reassigning.reassign(state(lead.id()), toBo(), LATER);

        assertThat(result).isInstanceOf(ReassignResult.Reassigned.class);
        LeadState state = state(lead.id());
        assertThat(state.routing()).isEqualTo(2);
        assertThat(state.owner()).contains(new Owner.Rep(BO, BO, ""));
        assertThat(state.delivery()).contains(new LeadState.Delivery(2, 0));
        Decided decided = db.leads().decision(lead.id(), 2).orElseThrow();
        assertThat(((Outcome.Assigned) decided.decision().outcome()).why()).isEqualTo("given by sofia: knows them");
        assertThat(decided.decision().verdict())
                .as("what the playbook said stays on record")
                .isEqualTo(Given.routed());
        assertThat(db.leads().events(lead.id()))
                .extracting(LeadEvent::kind, LeadEvent::by, LeadEvent::why)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "reassigned", "sofia", "from ana@acme.example to bo@acme.example: knows them"));
        assertThat(open(ANA)).isZero();
        assertThat(open(BO)).isEqualTo(1);
        assertThat(db.roster().load(BO).value().today()).isEqualTo(1);
    }

    @Test
    void fromWhereverALeadStandsItIsGivenToSomebody() {
        HeldLead held = Given.parked(db, "held");
        Lead nurtured = ended("nurtured", new Outcome.Nurtured("Newsletter", "too early"));
        Lead rejected = ended("rejected", new Outcome.Rejected("spam"));
        Lead stuck = stuck("stuck");
        Lead closed = Given.assigned(db, "closed");
        new Closing(db.client(), db.tables()).close(closed.id(), "ops", "lost", NOW);

        for (LeadId id : List.of(held.id(), nurtured.id(), rejected.id(), stuck.id(), closed.id())) {
            assertThat(reassigning.reassign(state(id), toBo(), LATER)).isInstanceOf(ReassignResult.Reassigned.class);
            assertThat(state(id).status()).isEqualTo(Status.ASSIGNED);
            assertThat(state(id).routing()).isEqualTo(2);
        }
        assertThat(open(BO)).isEqualTo(5);
        assertThat(open(ANA)).isZero();
        assertThat(new HeldLeads(db.client(), db.tables()).oldest(POOL, 10).leads())
                .isEmpty();
    }

    @Test
    void aLeadOnItsWayIsLeftAlone() {
        Lead lead = Given.accepted(db, "one");
        assertThat(reassigning.reassign(state(lead.id()), toBo(), LATER)).isInstanceOf(ReassignResult.NotNow.class);
        assertThat(rerouting.reroute(state(lead.id()), anew(), LATER)).isInstanceOf(RerouteResult.NotNow.class);
    }

    @Test
    void aRepWhoWasSwitchedOffMeanwhileIsLookedAtAgain() {
        Lead lead = Given.assigned(db, "one");
        Reassign toBo = toBo();
        db.roster().turn(BO, false);
        assertThat(reassigning.reassign(state(lead.id()), toBo, LATER)).isEqualTo(new ReassignResult.RepChanged());
        assertThat(state(lead.id()).routing()).isEqualTo(1);
    }

    @Test
    void aNewRoutingFreesWhatTheOldOneHeld() {
        Lead lead = Given.assigned(db, "one");
        HeldLead held = Given.parked(db, "two");

        assertThat(rerouting.reroute(state(lead.id()), anew(), LATER)).isInstanceOf(RerouteResult.Started.class);
        assertThat(rerouting.reroute(state(held.id()), anew(), LATER)).isInstanceOf(RerouteResult.Started.class);

        assertThat(open(ANA)).isZero();
        LeadState state = state(lead.id());
        assertThat(state.status()).isEqualTo(Status.RECEIVED);
        assertThat(state.routing()).isEqualTo(2);
        assertThat(state.owner()).isEmpty();
        assertThat(state.dueAt()).contains(LATER.plus(Timers.FIRST_LOOK));
        assertThat(state.notTo()).containsExactly(ANA);
        assertThat(state(held.id()).hold()).isEmpty();
        assertThat(new Outcomes(db.client(), db.tables())
                        .end(lead, Given.facts(), Given.decision(lead, 1, new Outcome.Rejected("old")), LATER))
                .as("the old routing's messages change nothing")
                .isInstanceOf(Ending.Overtaken.class);
        assertThat(Given.commit(db, Given.decide(lead))).isInstanceOf(Commit.Refused.class);
    }

    @Test
    void aLeadThatIsClosedWhileItWaitsOnceMoreHasNothingToTell() {
        Lead lead = Given.assigned(db, "one");
        rerouting.reroute(state(lead.id()), anew(), LATER);
        Given.parkedAgain(db, lead, 2);
        new Closing(db.client(), db.tables()).close(lead.id(), "ops", "lost", LATER);

        Cleared late = new Deliveries(db.client(), db.tables()).clear(lead.id(), 1, LATER);

        assertThat(late).as("the old routing's delivery comes late").isEqualTo(new Cleared.Already());
        assertThat(state(lead.id()).delivery()).isEmpty();
    }

    @Test
    void whoComesSecondIsToldWhatIsThere() {
        Lead lead = Given.assigned(db, "one");
        LeadState seen = state(lead.id());
        rerouting.reroute(seen, anew(), LATER);
        assertThat(rerouting.reroute(seen, anew(), LATER)).isEqualTo(new RerouteResult.Changed(state(lead.id())));
        assertThat(reassigning.reassign(seen, toBo(), LATER)).isEqualTo(new ReassignResult.Changed(state(lead.id())));
        assertThat(state(lead.id()).routing()).isEqualTo(2);
    }

    /** C3: a duplicate delivery, a person's re-assignment, the watch and others meet on one lead. */
    @Test
    void whateverMeetsOnOneLeadOneOwnerIsLeftAndTheLosersSayWhy() throws Exception {
        for (int round = 0; round < 4; round++) {
            Lead lead = Given.assigned(db, "lead" + round);
            LeadState seen = state(lead.id());
            Reassign toBo = toBo();
            Timers timers = new Timers(db.client(), db.tables());
            List<Callable<Object>> all = List.of(
                    () -> Given.commit(db, Given.decide(lead)),
                    () -> reassigning.reassign(seen, toBo, LATER),
                    () -> reassigning.reassign(seen, toBo, LATER),
                    () -> rerouting.reroute(seen, anew(), LATER),
                    () -> timers.redeliver(seen, LATER),
                    () -> new Reowning(db.client(), db.tables())
                            .reown(
                                    seen,
                                    new Owner.Queue("Partners"),
                                    new Reown(Reown.Kind.REOWNED, "eve", "", false, false),
                                    LATER),
                    () -> new Closing(db.client(), db.tables()).close(lead.id(), "ops", "won", LATER));
            List<Object> results = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(all.size())) {
                threads.invokeAll(all).stream().map(Future::resultNow).forEach(results::add);
            }
            assertThat(results)
                    .as("at most one starts another routing from what was seen")
                    .filteredOn(result ->
                            result instanceof ReassignResult.Reassigned || result instanceof RerouteResult.Started)
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(results)
                    .filteredOn(result ->
                            result instanceof ReassignResult.Changed || result instanceof RerouteResult.Changed)
                    .hasSizeGreaterThanOrEqualTo(2);
            assertThat(state(lead.id()).routing()).isBetween(1, 2);
            assertThat(Audit.of(db.client(), db.tables(), Map.of()).violations())
                    .isEmpty();
        }
    }

    /** C16: a lead that has waited for a month is there, is listed, and can be taken on. */
    @Test
    void aLeadHeldForAMonthIsStillThere() {
        HeldLead held = Given.held(Given.accepted(db, "old"), NOW.plus(Duration.ofDays(60)));
        Given.commit(db, new LeadChange.Park(held, Optional.empty(), Set.of()));
        Instant month = NOW.plus(Duration.ofDays(30));
        assertThat(Totals.count(db.client(), db.tables(), NOW).leads()).containsEntry(Status.HELD, 1L);
        assertThat(new Timers(db.client(), db.tables()).heldPools()).containsExactly(POOL);
        new Retention(db.client(), db.tables()).pass(Duration.ofDays(7), month, 10, () -> false);
        assertThat(state(held.id()).status()).isEqualTo(Status.HELD);
        assertThat(reassigning.reassign(state(held.id()), toBo(), month)).isInstanceOf(ReassignResult.Reassigned.class);
    }

    @Test
    void whoeverIsInNoRosterMayHaveTakenALeadThatWaitedAndCountsNothing() {
        HeldLead held = Given.held(Given.accepted(db, "waits"), NOW.plus(Duration.ofHours(1)));
        Given.commit(db, new LeadChange.Park(held, Optional.empty(), Set.of()));
        Owner dana = new Owner.User("005Ws0000000009IAA", "Dana Fox");
        Reassign taken = new Reassign(
                dana, Optional.empty(), POOL, Mode.LIVE, "salesforce:005Ws0000000009IAA", "", false, Optional.empty());

        assertThat(reassigning.reassign(state(held.id()), taken, NOW)).isInstanceOf(ReassignResult.Reassigned.class);

        assertThat(state(held.id()).owner()).contains(dana);
        assertThat(state(held.id()).open()).isFalse();
        assertThat(new HeldLeads(db.client(), db.tables()).oldest(POOL, 10).leads())
                .isEmpty();
        assertThat(open(ANA) + open(BO)).isZero();
        assertThat(Audit.of(db.client(), db.tables(), Map.of()).violations()).isEmpty();
    }

    @Test
    void aTouchOfTheEarlierOwnerThatIsLearntOfLateIsNotedWithItsRouting() {
        Touching touching = new Touching(db.client(), db.tables());
        Lead lead = Given.assigned(db, "one");
        reassigning.reassign(state(lead.id()), toBo(), LATER);

        assertThat(touching.touched(lead.id(), NOW.plusSeconds(30), "ana", "a task was completed"))
                .isInstanceOfSatisfying(
                        TouchResult.Earlier.class,
                        earlier -> assertThat(earlier.routing()).isEqualTo(1));
        assertThat(state(lead.id()).firstTouchAt())
                .as("the present owner has not touched it")
                .isEmpty();
        assertThat(db.leads().events(lead.id()))
                .filteredOn(event -> event.kind().equals("touched"))
                .extracting(LeadEvent::at, LeadEvent::by, LeadEvent::why)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        NOW.plusSeconds(30), "ana", "a task was completed; in routing 1, with " + ANA));
        assertThat(touching.touched(lead.id(), NOW.plusSeconds(30), "ana", "a task was completed"))
                .as("told twice it is noted once")
                .isInstanceOf(TouchResult.Already.class);
        assertThat(touching.touched(lead.id(), NOW.minusSeconds(1), "ana", ""))
                .as("nobody had it yet")
                .isInstanceOf(TouchResult.NotAssigned.class);

        assertThat(touching.touched(lead.id(), LATER.plusSeconds(5), "bo", "")).isInstanceOf(TouchResult.Touched.class);
        assertThat(state(lead.id()).firstTouchAt()).contains(LATER.plusSeconds(5));
    }

    @Test
    void aLateTouchIsNotedAlsoWhileTheLeadIsOnItsWayToTheNext() {
        Touching touching = new Touching(db.client(), db.tables());
        Lead lead = Given.assigned(db, "one");
        rerouting.reroute(state(lead.id()), anew(), LATER);

        assertThat(touching.touched(lead.id(), NOW.plusSeconds(30), "ana", "")).isInstanceOf(TouchResult.Earlier.class);
        assertThat(state(lead.id()).firstTouchAt()).isEmpty();
    }

    private Reassign toBo() {
        return new Reassign(db.roster().rep(BO).orElseThrow(), POOL, Mode.LIVE, "sofia", "knows them", false);
    }

    private static Reroute anew() {
        return new Reroute("sofia", "wrong team", Set.of(ANA), true);
    }

    private Lead ended(String name, Outcome outcome) {
        Lead lead = Given.accepted(db, name);
        new Outcomes(db.client(), db.tables()).end(lead, Given.facts(), Given.decision(lead, 1, outcome), NOW);
        return lead;
    }

    private Lead stuck(String name) {
        Lead lead = Given.accepted(db, name);
        Timers timers = new Timers(db.client(), db.tables());
        for (int time = 0; time <= Timers.ATTEMPTS; time++) {
            timers.resend(state(lead.id()), NOW);
        }
        return lead;
    }

    private int open(String rep) {
        return db.roster().load(rep).value().open();
    }

    private LeadState state(LeadId id) {
        return db.leads().state(id).orElseThrow();
    }
}
