package dev.baton.assign;

import static dev.baton.assign.Floor.FALLBACK;
import static dev.baton.assign.Floor.pool;
import static dev.baton.assign.Floor.rep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Account;
import dev.baton.lead.Decision;
import dev.baton.lead.EmailKind;
import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.Outcome;
import dev.baton.lead.Score;
import dev.baton.lead.Status;
import dev.baton.lead.Verdict;
import dev.baton.queue.Message;
import dev.baton.store.Decided;
import dev.baton.store.LookupStore;
import dev.baton.store.Outcomes;
import dev.baton.store.Reroute;
import dev.baton.store.Rerouting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssignTest {
    private static final OptionalInt ANY = OptionalInt.empty();
    private static final Duration FOUR_HOURS = Duration.ofHours(4);

    private final Floor floor = Floor.open();

    @BeforeEach
    void aPoolOfTwo() {
        floor.publish(pool("dach", FOUR_HOURS, FALLBACK, "ae"));
        floor.staff(rep("ana", "ae", ANY), rep("bo", "ae", ANY));
    }

    @Test
    void aBatchIsSharedOutAndDelivered() {
        Lead one = floor.accept("one");
        Lead two = floor.accept("two");

        assertThat(floor.assign(floor.scored(one, "dach"), floor.scored(two, "dach")))
                .isEmpty();

        assertThat(floor.owners()).containsOnlyKeys("ana", "bo");
        assertThat(floor.delivered).extracting(Message.Deliver::id).containsExactly(one.id(), two.id());
        Decided decided = floor.leads.decision(one.id(), 1).orElseThrow();
        Decision.Inputs inputs = decided.decision().inputs();
        assertThat(inputs.roster()).containsKeys("REP#ana", "REP#bo", "POOL#dach", "PLAYBOOK", "REQUEST");
        assertThat(inputs.timeZoneData()).isNotEmpty();
        assertThat(floor.leads
                        .decision(two.id(), 1)
                        .orElseThrow()
                        .decision()
                        .inputs()
                        .batchPosition())
                .isEqualTo(1);
    }

    @Test
    void theSameLeadTwiceInABatchAndAgainLaterHasOneOwner() {
        Lead lead = floor.accept("one");

        floor.assign(floor.scored(lead, "dach"), floor.scored(lead, "dach"));
        assertThat(floor.delivered).hasSize(1);
        assertThat(floor.assign(floor.scored(lead, "dach"))).isEmpty();

        assertThat(floor.delivered).as("what is still due is sent again").hasSize(2);
        assertThat(floor.roster.load("ana").value().open()
                        + floor.roster.load("bo").value().open())
                .isEqualTo(1);
    }

    @Test
    void whenNobodyIsFreeALeadIsHeldAndTheOldestGetsTheFreedPlace() {
        floor.staff(rep("ana", "ae", OptionalInt.of(1)));
        Lead first = floor.accept("first");
        Lead second = floor.accept("second");
        Lead third = floor.accept("third");
        floor.assign(floor.scored(first, "dach"), floor.scored(second, "dach"), floor.scored(third, "dach"));
        assertThat(floor.held("dach")).extracting(held -> held.id()).containsExactly(second.id(), third.id());

        floor.close(first);
        floor.pass(Duration.ofMinutes(1));
        Lead fourth = floor.accept("fourth");
        assertThat(floor.assign(floor.scored(fourth, "dach"))).isEmpty();

        assertThat(floor.owner(second)).isEqualTo("ana");
        assertThat(floor.held("dach")).extracting(held -> held.id()).containsExactly(third.id(), fourth.id());
        assertThat(floor.state(third).dueAt()).contains(Floor.START.plus(FOUR_HOURS));
    }

    @Test
    void aDoorbellAtTheDeadlineSendsALeadToTheFallback() {
        floor.staff(rep("ana", "ae", OptionalInt.of(0)));
        Lead lead = floor.accept("one");
        floor.assign(floor.scored(lead, "dach"));
        assertThat(floor.state(lead).status()).isEqualTo(Status.HELD);

        floor.pass(FOUR_HOURS);
        floor.assign(new Message.Doorbell("dach"));

        assertThat(floor.owner(lead)).isEqualTo(Floor.QUEUE);
        assertThat(floor.held("dach")).isEmpty();
    }

    @Test
    void whoMustNotHaveALeadThisTimeDoesNotGetItNotEvenAfterItWaited() {
        floor.staff(rep("ana", "ae", ANY), rep("bo", "ae", OptionalInt.of(1)));
        Lead one = floor.accept("one");
        Lead two = floor.accept("two");
        floor.assign(floor.scored(one, "dach"), floor.scored(two, "dach"));
        Lead anas = floor.owner(one).equals("ana") ? one : two;
        Lead bos = anas.equals(one) ? two : one;
        assertThat(floor.owner(bos)).isEqualTo("bo");

        Reroute why = new Reroute("ops", "not hers", Set.of("ana"), false);
        new Rerouting(floor.dynamo, floor.tables).reroute(floor.state(anas), why, floor.now());
        floor.assign(floor.scored(anas, "dach", 2));
        floor.assign(new Message.Doorbell("dach"));
        assertThat(floor.state(anas).status())
                .as("ana is free, and must not have it; bo is full")
                .isEqualTo(Status.HELD);

        floor.close(bos);
        floor.assign(new Message.Doorbell("dach"));

        assertThat(floor.owner(anas)).isEqualTo("bo");
        assertThat(floor.leads.decision(anas.id(), 2).orElseThrow().decision().passedOver())
                .anySatisfy(passed -> assertThat(passed.rep()).isEqualTo("ana"));
    }

    @Test
    void theAccountThatWasMatchedOnceIsTheOneThatIsDecidedByAndStoredWhateverTheTableSaysLater() {
        floor.staff(rep("ana", "ae", OptionalInt.of(0)));
        Account globex = account("Globex", "Prospect");
        Message.Scored scored = floor.scored(floor.accept("matched"), "dach");
        Facts facts =
                new Facts(EmailKind.BUSINESS, "DE", OptionalInt.empty(), "", Optional.of(globex), List.of(), List.of());
        floor.assign(new Message.Scored(scored.lead(), facts, scored.verdict(), 1, 0));
        assertThat(floor.state(scored.lead()).status()).isEqualTo(Status.HELD);

        new LookupStore(floor.dynamo, floor.tables).putAccounts(List.of(account("Bought by Initech", "Customer")));
        floor.staff(rep("ana", "ae", ANY));
        floor.publish(pool("dach", FOUR_HOURS, FALLBACK, "ae"));
        floor.assign(new Message.Doorbell("dach"));

        assertThat(floor.owner(scored.lead())).isEqualTo("ana");
        assertThat(floor.leads
                        .decision(scored.lead().id(), 1)
                        .orElseThrow()
                        .facts()
                        .account())
                .contains(globex);
    }

    private static Account account(String name, String type) {
        return new Account("001", name, "globex.example", type, "", "", OptionalInt.of(500));
    }

    @Test
    void aPublishDecidesWaitingLeadsAgainEvenInAnotherCell() {
        floor.publish(pool("dach", FOUR_HOURS, FALLBACK, "ae"), pool("uk", FOUR_HOURS, FALLBACK, "uk"));
        floor.staff(rep("ana", "ae", OptionalInt.of(0)), rep("una", "uk", ANY));
        Lead lead = floor.accept("one");
        floor.assign(floor.scored(lead, "dach"));
        assertThat(floor.state(lead).status()).isEqualTo(Status.HELD);

        floor.publish(pool("uk", FOUR_HOURS, FALLBACK, "uk"), pool("dach", FOUR_HOURS, FALLBACK, "ae"));
        floor.assign(new Message.Doorbell("dach"));

        assertThat(floor.owner(lead)).isEqualTo("una");
        assertThat(floor.leads
                        .decision(lead.id(), 1)
                        .orElseThrow()
                        .decision()
                        .verdict()
                        .playbookVersion())
                .isEqualTo(3);
    }

    @Test
    void aPoolThatVanishedLosesNoLead() {
        floor.staff(rep("ana", "ae", OptionalInt.of(0)), rep("una", "uk", ANY));
        Lead waiting = floor.accept("waiting");
        floor.assign(floor.scored(waiting, "dach"));
        Lead late = floor.accept("late");
        Message.Scored sentBefore = floor.scored(late, "dach");

        floor.publish(pool("uk", FOUR_HOURS, FALLBACK, "uk"));
        floor.assign(sentBefore);
        floor.assign(new Message.Doorbell("dach"));

        assertThat(floor.owner(waiting)).isEqualTo("una");
        assertThat(floor.owner(late)).isEqualTo(Floor.QUEUE);
    }

    @Test
    void aPersonsSecondLeadFollowsTheFirstWhileTheRepIsFreeAndTakesItsPlaceElsewise() {
        floor.publish(pool("dach", FOUR_HOURS, FALLBACK, "ae"), pool("uk", FOUR_HOURS, FALLBACK, "uk"));
        floor.staff(rep("ana", "ae", ANY), rep("una", "uk", ANY));
        Lead first = floor.accept("first", "mia");
        Lead second = floor.accept("second", "mia");
        floor.assign(floor.scored(first, "dach"), floor.scored(second, "uk"));
        assertThat(floor.owner(second)).isEqualTo("ana");

        floor.roster.turn("ana", false);
        Lead third = floor.accept("third", "mia");
        floor.assign(floor.scored(third, "uk"));
        assertThat(floor.owner(third)).isEqualTo("una");

        floor.roster.turn("ana", true);
        Lead fourth = floor.accept("fourth", "mia");
        floor.assign(floor.scored(fourth, "dach"));
        assertThat(floor.owner(fourth))
                .as("the third has taken the first's place")
                .isEqualTo("una");
    }

    @Test
    void aSecondLeadWaitsForAFirstThatIsBeingDecidedAndIsRungFor() {
        floor.publish(pool("dach", FOUR_HOURS, FALLBACK, "ae"), pool("uk", FOUR_HOURS, FALLBACK, "uk"));
        floor.staff(rep("ana", "ae", ANY), rep("una", "uk", ANY));
        Lead first = nurturedAndOnItsWayAgain("first", "mia");
        Lead second = floor.accept("second", "mia");

        floor.assign(floor.scored(second, "uk"));
        assertThat(floor.state(second).status()).isEqualTo(Status.HELD);
        assertThat(floor.state(first).waiters()).containsExactly("uk");
        floor.assign(floor.scored(first, "dach", 2));
        assertThat(floor.owner(first)).isEqualTo("ana");
        assertThat(floor.rung).contains("uk");
        floor.assign(new Message.Doorbell("uk"));

        assertThat(floor.owner(second)).isEqualTo("ana");
    }

    @Test
    void aSecondLeadWaitsTwoMinutesAtMost() {
        floor.publish(pool("dach", FOUR_HOURS, FALLBACK, "ae"), pool("uk", FOUR_HOURS, FALLBACK, "uk"));
        floor.staff(rep("ana", "ae", ANY), rep("una", "uk", ANY));
        Lead first = nurturedAndOnItsWayAgain("first", "mia");
        Lead second = floor.accept("second", "mia");
        floor.assign(floor.scored(second, "uk"));
        assertThat(floor.state(second).dueAt()).contains(floor.now().plus(Duration.ofMinutes(2)));

        floor.assign(new Message.Doorbell("uk"));
        assertThat(floor.state(second).status()).isEqualTo(Status.HELD);
        floor.pass(Duration.ofMinutes(2));
        floor.assign(new Message.Doorbell("uk"));

        assertThat(floor.owner(second)).isEqualTo("una");
        floor.assign(floor.scored(first, "dach", 2));
        assertThat(floor.owner(first)).as("now the first follows").isEqualTo("una");
    }

    private Lead nurturedAndOnItsWayAgain(String name, String person) {
        Lead lead = floor.accept(name, person);
        Outcomes outcomes = new Outcomes(floor.dynamo, floor.tables);
        Outcome nurtured = new Outcome.Nurtured("newsletter", "too few points");
        Message.Scored scored = floor.scored(lead, "dach");
        outcomes.end(
                lead,
                scored.facts(),
                new Decision(
                        lead.id(),
                        1,
                        floor.now(),
                        new Verdict.Nurtured(1, Score.NONE, List.of(), "newsletter", "too few points"),
                        nurtured,
                        List.of(),
                        Decision.Inputs.NONE),
                floor.now());
        assertThat(new Rerouting(floor.dynamo, floor.tables).rescore(lead.id(), "test", "a webinar", floor.now()))
                .contains(2);
        return lead;
    }

    @Test
    void manyWaitingLeadsAreDrainedUpToALimitAndTheRestIsRungFor() {
        floor.staff(rep("ana", "ae", OptionalInt.of(0)));
        int waiting = Invocation.ENOUGH + 5;
        for (int i = 0; i < waiting; i += 10) {
            Message[] some = new Message[Math.min(10, waiting - i)];
            for (int j = 0; j < some.length; j++) {
                some[j] = floor.fresh("lead" + (i + j), "dach");
            }
            floor.assign(some);
        }
        floor.staff(rep("ana", "ae", ANY));
        floor.pass(Duration.ofMinutes(1));
        Message.Scored late = floor.fresh("late", "dach");

        floor.assign(new Message.Doorbell("dach"), late);

        assertThat(floor.held("dach"))
                .hasSize(6)
                .last()
                .extracting(held -> held.id())
                .isEqualTo(late.id());
        assertThat(floor.rung).contains("dach");
        floor.assign(new Message.Doorbell("dach"));
        assertThat(floor.held("dach")).isEmpty();
    }
}
