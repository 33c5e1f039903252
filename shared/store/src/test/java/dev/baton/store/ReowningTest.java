package dev.baton.store;

import static dev.baton.store.Given.ANA;
import static dev.baton.store.Given.NOW;
import static dev.baton.store.Given.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.json.Json;
import dev.baton.lead.Lead;
import dev.baton.lead.Owner;
import dev.baton.lead.Status;
import dev.baton.roster.Cells;
import dev.baton.roster.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who has a lead changes outside a decision: once, with everything that moves with it. */
class ReowningTest {
    private static final String BO = "bo@acme.example";
    private static final Owner TO_BO = new Owner.Rep(BO, "Bo", "");
    private static final Instant LATER = NOW.plusSeconds(60);

    private final Db db = Db.fresh();
    private final Reowning reowning = new Reowning(db.client(), db.tables());
    private final Closing closing = new Closing(db.client(), db.tables());

    @BeforeEach
    void twoReps() {
        db.roster().sync(List.of(Given.rep(ANA), Given.rep(BO)), _ -> new Cells(Map.of(), Map.of()));
    }

    @AfterEach
    void thePromisesHold() {
        assertThat(Audit.of(db.client(), db.tables(), Map.of()).violations()).isEmpty();
    }

    @Test
    void aPersonsReownMovesTheLoadAndCountsAsAnOverride() {
        Lead lead = Given.assigned(db, "one");

        assertThat(reowning.reown(lead.id(), TO_BO, by(Reown.Kind.REOWNED), LATER))
                .isInstanceOf(ReownResult.Moved.class);

        LeadState state = state(lead);
        assertThat(state.owner()).contains(TO_BO);
        assertThat(state.routing()).as("the routing stays").isEqualTo(1);
        assertThat(state.overrides()).isEqualTo(1);
        assertThat(state.ownerBy()).isEqualTo("re-owned");
        assertThat(open(ANA)).isZero();
        assertThat(open(BO)).isEqualTo(1);
        assertThat(db.roster().load(BO).value().today()).isEqualTo(1);
        assertThat(db.roster().load(ANA).value().today()).as("it was had").isEqualTo(1);
        assertThat(db.leads().events(lead.id()))
                .containsExactly(new LeadEvent(
                        LATER, "re-owned", "sofia", "from ana@acme.example to bo@acme.example: knows them"));
    }

    @Test
    void askedAgainItFindsItDone() {
        Lead lead = Given.assigned(db, "one");
        reowning.reown(lead.id(), TO_BO, by(Reown.Kind.REOWNED), LATER);

        assertThat(reowning.reown(lead.id(), TO_BO, by(Reown.Kind.REOWNED), LATER))
                .isInstanceOf(ReownResult.Already.class);
        assertThat(state(lead).overrides()).isEqualTo(1);
        assertThat(open(BO)).isEqualTo(1);
    }

    @Test
    void aLeadThatGoesToAQueueOrAStrangerCountsInNobodysLoad() {
        Lead lead = Given.assigned(db, "one");
        reowning.reown(lead.id(), new Owner.Queue("Partners"), by(Reown.Kind.REOWNED), LATER);
        assertThat(state(lead).open()).isFalse();
        assertThat(open(ANA)).isZero();
        reowning.reown(lead.id(), new Owner.User("005000000000001AAA", "Eve"), by(Reown.Kind.REVERSED), LATER);
        assertThat(state(lead).overrides()).as("an automation is no override").isEqualTo(1);
        reowning.reown(lead.id(), TO_BO, by(Reown.Kind.REOWNED), LATER);
        assertThat(open(BO)).isEqualTo(1);
        assertThat(closing.close(lead.id(), "ops", "won", LATER)).isInstanceOf(CloseResult.Closed.class);
        assertThat(open(BO)).isZero();
    }

    @Test
    void manyAtOnceMoveItOnce() throws Exception {
        Lead lead = Given.assigned(db, "one");
        Callable<Object> reown = () -> reowning.reown(lead.id(), TO_BO, by(Reown.Kind.REOWNED), LATER);
        Callable<Object> close = () -> closing.close(lead.id(), "ops", "won", LATER);
        Callable<Object> reopen = () -> closing.reopen(lead.id(), "ops", "not after all", LATER);
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            threads.invokeAll(
                    Stream.of(reown, close, reopen, reown, close, reopen).toList());
        }
        assertThat(state(lead).overrides()).isEqualTo(1);
        assertThat(open(ANA)).isZero();
        assertThat(open(BO)).isEqualTo(state(lead).status() == Status.ASSIGNED ? 1 : 0);
    }

    @Test
    void whatHasChangedSinceItWasSeenIsLeftAlone() {
        Lead lead = Given.assigned(db, "one");
        LeadState seen = state(lead);
        reowning.reown(lead.id(), new Owner.Queue("Partners"), by(Reown.Kind.REOWNED), LATER);

        assertThat(reowning.reown(seen, TO_BO, by(Reown.Kind.REOWNED), LATER))
                .isEqualTo(new ReownResult.Changed(state(lead)));
    }

    @Test
    void aLeadThatNobodyHasIsNotReowned() {
        Lead received = Given.accepted(db, "one");
        HeldLead held = Given.parked(db, "two");
        assertThat(reowning.reown(received.id(), TO_BO, by(Reown.Kind.REOWNED), LATER))
                .isInstanceOf(ReownResult.NotAssigned.class);
        assertThat(reowning.reown(held.id(), TO_BO, by(Reown.Kind.REOWNED), LATER))
                .isInstanceOf(ReownResult.NotAssigned.class);
        assertThat(reowning.reown(Given.id("nobody"), TO_BO, by(Reown.Kind.REOWNED), LATER))
                .isEqualTo(new ReownResult.Unknown());
    }

    @Test
    void aClosedLeadFollowsItsOwnerAndOpensWithWhoHasIt() {
        Lead lead = Given.assigned(db, "one");
        closing.close(lead.id(), "sofia", "disqualified", NOW);
        reowning.reown(lead.id(), TO_BO, by(Reown.Kind.REOWNED), LATER);
        assertThat(open(BO)).as("it is closed").isZero();

        assertThat(closing.reopen(lead.id(), "sofia", "back again", LATER)).isInstanceOf(ReopenResult.Reopened.class);
        assertThat(closing.reopen(lead.id(), "sofia", "back again", LATER)).isInstanceOf(ReopenResult.NotClosed.class);

        assertThat(open(BO)).isEqualTo(1);
        assertThat(db.roster().load(BO).value().today())
                .as("no new lead of the day")
                .isZero();
        assertThat(state(lead).closedAt()).isEmpty();
        assertThat(state(lead).status()).isEqualTo(Status.ASSIGNED);
    }

    @Test
    void whatWasNotWrittenBecauseTheLeadWasClosedIsWrittenOnceItIsOpenAgain() {
        Deliveries deliveries = new Deliveries(db.client(), db.tables());
        Lead lead = Given.assigned(db, "one");
        closing.close(lead.id(), "ops", "spam", NOW);
        deliveries.tell(lead.id(), new Deliveries.Told(1, NOW, "assigned"));
        deliveries.clear(lead.id(), 1, NOW);

        closing.reopen(lead.id(), "ops", "no spam", LATER);
        assertThat(state(lead).delivery()).contains(new LeadState.Delivery(1, 0, true, true, 0));
        assertThat(state(lead).dueAt()).contains(LATER);

        new Records(db.client(), db.tables())
                .delivered(
                        lead.id(),
                        new RecordState.Delivered(
                                "00Q000000000001AAA",
                                Sighting.Kind.LEAD,
                                false,
                                Optional.of("005000000000001AAA"),
                                1,
                                LATER),
                        Optional.empty());
        deliveries.clear(lead.id(), 1, LATER);
        closing.close(lead.id(), "ops", "spam", LATER);
        closing.reopen(lead.id(), "ops", "no spam", LATER);
        assertThat(state(lead).delivery()).as("it is written").isEmpty();
    }

    @Test
    void aLeadThatWasClosedWhileItWaitedCannotJustBeOpened() {
        HeldLead held = Given.parked(db, "one");
        closing.close(held.id(), "ops", "spam", NOW);
        assertThat(closing.reopen(held.id(), "ops", "no spam", LATER)).isInstanceOf(ReopenResult.NeverDecided.class);
        assertThat(closing.reopen(Given.id("nobody"), "ops", "", LATER)).isEqualTo(new ReopenResult.Unknown());
    }

    @Test
    void theTurnThatTheLeadTookChangesHands() {
        Lead lead = turnOfAnas("one");

        reowning.reown(lead.id(), TO_BO, new Reown(Reown.Kind.REOWNED, "sofia", "", true, true), LATER);

        Turn turn = turn();
        assertThat(turn.members())
                .containsEntry(ANA, new Turn.Member(0, 1000, true))
                .containsEntry(BO, new Turn.Member(2L << 32, 1000, false));
        assertThat(turn.owed()).isZero();
        assertThat(state(lead).turn()).contains(new TurnTaken(POOL, BO, true));
    }

    @Test
    void aTurnIsReturnedOnce() {
        Lead lead = turnOfAnas("one");

        reowning.reown(lead.id(), TO_BO, new Reown(Reown.Kind.LINKED, "deliver", "", true, false), LATER);
        reowning.reown(
                lead.id(), new Owner.Queue("x"), new Reown(Reown.Kind.LINKED, "deliver", "", true, false), LATER);

        assertThat(turn().members()).containsEntry(ANA, new Turn.Member(0, 1000, true));
        assertThat(turn().owed()).isEqualTo(1L << 32);
        assertThat(state(lead).turn()).isEmpty();
    }

    /** Ana is alone in the pool, and it was her turn. */
    private Lead turnOfAnas(String name) {
        Lead lead = Given.accepted(db, name);
        Assignments assignments = new Assignments(db.client(), db.tables());
        RoutingState read = assignments.read(List.of(ANA), List.of(POOL), List.of());
        LeadChange.Decide decide = new LeadChange.Decide(
                lead,
                Given.facts(),
                Given.decision(lead, 1, Given.toAna()),
                Optional.empty(),
                Set.of(),
                new FirstMove.Claim(),
                Optional.of(new TurnTaken(POOL, ANA, true)));
        Batch batch = Given.batch(read, decide);
        Turn after = new Turn(1L << 32, Map.of(ANA, new Turn.Member(1L << 32, 1000, true)));
        assertThat(assignments.commit(new Batch(batch.leads(), batch.loads(), Map.of(POOL, after), read, NOW)))
                .isInstanceOf(Commit.Done.class);
        return lead;
    }

    private Turn turn() {
        return new Dynamo(db.client(), db.tables())
                .get(new Dynamo.At(db.tables().routing(), Key.turn(POOL)))
                .map(item -> Json.read(Attributes.text(item, "turn"), Turn.class))
                .orElseThrow();
    }

    private int open(String rep) {
        return db.roster().load(rep).value().open();
    }

    private LeadState state(Lead lead) {
        return db.leads().state(lead.id()).orElseThrow();
    }

    private static Reown by(Reown.Kind kind) {
        return new Reown(kind, "sofia", "knows them", false, false);
    }
}
