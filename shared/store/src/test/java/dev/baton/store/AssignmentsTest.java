package dev.baton.store;

import static dev.baton.store.Given.ANA;
import static dev.baton.store.Given.NOW;
import static dev.baton.store.Given.POOL;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.lead.Lead;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Status;
import dev.baton.roster.Cells;
import dev.baton.roster.Waited;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssignmentsTest {
    private final Db db = Db.fresh();
    private final LeadStore leads = db.leads();
    private final Assignments assignments = new Assignments(db.client(), db.tables());
    private final HeldLeads heldLeads = new HeldLeads(db.client(), db.tables());

    @BeforeEach
    void anaIsThere() {
        db.roster().sync(List.of(Given.rep(ANA)), _ -> new Cells(Map.of(), Map.of()));
    }

    @Test
    void aDecidedLeadHasOneOwnerAndCountsOnce() {
        Lead lead = Given.assigned(db, "one");

        LeadState state = leads.state(lead.id()).orElseThrow();
        assertThat(state.status()).isEqualTo(Status.ASSIGNED);
        assertThat(state.owner()).contains(new Owner.Rep(ANA, "Ana", ""));
        assertThat(state.open()).isTrue();
        assertThat(state.delivery()).contains(new LeadState.Delivery(1, 0));
        assertThat(leads.decision(lead.id(), 1)).isPresent();
        assertThat(db.roster().load(ANA).value().open()).isEqualTo(1);
        assertThat(Given.commit(db, Given.decide(lead)))
                .isInstanceOfSatisfying(
                        Commit.Refused.class,
                        refused ->
                                assertThat(refused.refusals()).singleElement().isInstanceOf(Refusal.Duplicate.class));
        assertThat(db.roster().load(ANA).value().open()).isEqualTo(1);
    }

    @Test
    void ofTwoWritersOnOneSnapshotTheSecondIsStale() {
        RoutingState read = assignments.read(List.of(ANA), List.of(POOL), List.of());
        Lead one = Given.accepted(db, "one");
        Lead two = Given.accepted(db, "two");

        assertThat(assignments.commit(Given.batch(read, Given.decide(one)))).isInstanceOf(Commit.Done.class);
        assertThat(assignments.commit(Given.batch(read, Given.decide(two))))
                .isEqualTo(new Commit.Refused(List.of(new Refusal.Stale("the load of a rep"))));
    }

    @Test
    void aSwitchThatIsTurnedBetweenReadAndCommitIsNoticed() {
        RoutingState read = assignments.read(List.of(ANA), List.of(POOL), List.of());
        Lead lead = Given.accepted(db, "one");
        db.roster().turn(ANA, false);

        assertThat(assignments.commit(Given.batch(read, Given.decide(lead))))
                .isEqualTo(new Commit.Refused(List.of(new Refusal.Stale("the profile of a rep"))));
        assertThat(db.roster().rep(ANA).orElseThrow().value().on()).isFalse();
    }

    @Test
    void aParkedLeadIsInTheListUntilItIsDecided() {
        HeldLead held = Given.parked(db, "one");
        assertThat(heldLeads.oldest(POOL, 10).leads()).containsExactly(held);
        assertThat(leads.state(held.id()).orElseThrow().hold().orElseThrow().pool())
                .isEqualTo(POOL);
        assertThat(new Timers(db.client(), db.tables()).heldPools()).containsExactly(POOL);

        LeadChange.Decide decide = Given.decide(held.lead());
        assertThat(Given.commit(
                        db,
                        new LeadChange.Decide(
                                held.lead(),
                                held.facts(),
                                decide.decision(),
                                Optional.of(held),
                                Set.of(),
                                decide.first())))
                .isInstanceOf(Commit.Done.class);

        assertThat(heldLeads.oldest(POOL, 10).leads()).isEmpty();
        assertThat(leads.state(held.id()).orElseThrow().hold()).isEmpty();
        assertThat(new Timers(db.client(), db.tables()).heldPools()).isEmpty();
    }

    @Test
    void aHeldLeadIsNeitherParkedNorDecidedAsANewOne() {
        HeldLead held = Given.parked(db, "one");

        assertThat(Given.commit(db, new LeadChange.Park(held, Optional.empty(), Set.of())))
                .isEqualTo(new Commit.Refused(List.of(new Refusal.ParkedAlready(held.id()))));
        assertThat(Given.commit(db, Given.decide(held.lead())))
                .isEqualTo(new Commit.Refused(List.of(new Refusal.ParkedAlready(held.id()))));
    }

    @Test
    void aListEntryReadBeforeTheLeadMovedIsStale() {
        HeldLead held = Given.parked(db, "one");
        Parking elsewhere = new Parking(
                "uk",
                new Waited(NOW, Optional.of(NOW.plus(Duration.ofHours(1))), Outcome.FALLBACK),
                "another territory",
                Optional.empty(),
                Optional.empty());
        HeldLead moved = new HeldLead(held.lead(), held.facts(), held.verdict(), 1, elsewhere);
        assertThat(Given.commit(db, new LeadChange.Park(moved, Optional.of(held), Set.of())))
                .isInstanceOf(Commit.Done.class);

        assertThat(heldLeads.oldest(POOL, 10).leads()).isEmpty();
        assertThat(heldLeads.oldest("uk", 10).leads()).containsExactly(moved);
        assertThat(Given.commit(db, new LeadChange.Park(held, Optional.of(held), Set.of())))
                .isEqualTo(new Commit.Refused(List.of(new Refusal.Stale("a held lead"))));
    }

    @Test
    void onlyOneLeadOfAPersonIsTheFirst() {
        Lead one = Given.accepted(db, Given.lead("one", "person"));
        Lead two = Given.accepted(db, Given.lead("two", "person"));
        Given.commit(db, Given.decide(one));

        assertThat(Given.commit(db, Given.decide(two)))
                .isEqualTo(new Commit.Refused(List.of(new Refusal.PersonKnown(two.id()))));
        RoutingState read = assignments.read(List.of(), List.of(), List.of("person"));
        assertThat(read.firsts()).containsEntry("person", one.id());
        assertThat(requireNonNull(read.firstLeads().get(one.id())).status()).isEqualTo(Status.ASSIGNED);
    }

    @Test
    void whoeverWaitsForALeadIsFoundByTheOneWhoDecidesIt() {
        Lead first = Given.accepted(db, Given.lead("one", "person"));
        Lead second = Given.accepted(db, Given.lead("two", "person"));
        Parking.ForFirst forFirst = new Parking.ForFirst(first.id(), NOW.plus(Duration.ofMinutes(2)));
        HeldLead waiting = new HeldLead(
                second,
                Given.facts(),
                Given.routed(),
                1,
                new Parking(
                        POOL,
                        new Waited(NOW, Optional.empty(), Outcome.FALLBACK),
                        "its person's first lead is being decided",
                        Optional.of(forFirst),
                        Optional.empty()));
        assertThat(Given.commit(db, new LeadChange.Park(waiting, Optional.empty(), Set.of())))
                .isInstanceOf(Commit.Done.class);

        assertThat(Given.commit(db, Given.decide(first)))
                .isEqualTo(new Commit.Refused(List.of(new Refusal.Awaited(first.id(), Set.of(POOL)))));
        LeadChange.Decide decide = Given.decide(first);
        assertThat(Given.commit(
                        db,
                        new LeadChange.Decide(
                                first,
                                decide.facts(),
                                decide.decision(),
                                Optional.empty(),
                                Set.of(POOL),
                                decide.first())))
                .isEqualTo(new Commit.Done(Set.of(POOL)));
        assertThat(leads.state(first.id()).orElseThrow().waiters()).isEmpty();
    }

    @Test
    void nobodyWaitsForALeadThatIsDecidedAlready() {
        Lead first = Given.assigned(db, "one");
        Lead second = Given.accepted(db, "two");
        HeldLead waiting = new HeldLead(
                second,
                Given.facts(),
                Given.routed(),
                1,
                new Parking(
                        POOL,
                        new Waited(NOW, Optional.empty(), Outcome.FALLBACK),
                        "waits",
                        Optional.of(new Parking.ForFirst(first.id(), NOW)),
                        Optional.empty()));

        assertThat(Given.commit(db, new LeadChange.Park(waiting, Optional.empty(), Set.of())))
                .isEqualTo(new Commit.Refused(List.of(new Refusal.Stale("the first lead of a person"))));
    }

    @Test
    void anEntryWithoutALeadThatWaitsIsSweptAndARealOneIsNot() {
        HeldLead held = Given.parked(db, "one");
        assertThat(heldLeads.sweep(held)).isFalse();
        db.delete(db.tables().leads(), Key.lead(held.id()));

        assertThat(heldLeads.sweep(held)).isTrue();
        assertThat(heldLeads.oldest(POOL, 10).leads()).isEmpty();
    }

    @Test
    void anEntryThatCannotBeReadHoldsUpNobody() {
        HeldLead good = Given.parked(db, "one");
        HeldLead bad = Given.parked(db, "two");
        db.tamper(db.tables().leads(), bad.key(), Map.of("held", Attributes.value("not what it was")));

        HeldLeads.Oldest oldest = heldLeads.oldest(POOL, 10);

        assertThat(oldest.leads()).containsExactly(good);
        assertThat(oldest.unreadable()).containsExactly(bad.key().sk());
    }

    @Test
    void onePersonIsInATransactionOnce() {
        Lead one = Given.lead("one", "person");
        Lead two = Given.lead("two", "person");
        RoutingState read = assignments.read(List.of(ANA), List.of(), List.of());

        assertThatThrownBy(() -> Given.batch(read, Given.decide(one), Given.decide(two)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
