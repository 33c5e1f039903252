package dev.baton.watch;

import static dev.baton.watch.Office.at;
import static dev.baton.watch.Office.owner;
import static dev.baton.watch.Office.rep;
import static dev.baton.watch.Office.sla;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.FirstTouch;
import dev.baton.lead.Lead;
import dev.baton.lead.Mode;
import dev.baton.lead.Owner;
import dev.baton.lead.Sla;
import dev.baton.lead.SlaNotice;
import dev.baton.lead.Status;
import dev.baton.queue.Message;
import dev.baton.store.Closing;
import dev.baton.store.Erasing;
import dev.baton.store.FirstTouchWatch;
import dev.baton.store.LeadEvent;
import dev.baton.store.LeadState;
import dev.baton.store.Reassign;
import dev.baton.store.Reassigning;
import dev.baton.store.Reown;
import dev.baton.store.Reowning;
import dev.baton.store.Reroute;
import dev.baton.store.Rerouting;
import dev.baton.store.Touching;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FirstTouchTest {
    private static final String ANA = "ana@acme.example";
    private static final String BO = "bo@acme.example";
    private static final String CHI = "chi@acme.example";
    private static final String VERA = "vera@acme.example";
    private static final Sla REMINDS = sla(Sla.OnBreach.REMIND, 2, false);
    private static final Sla TELLS = sla(Sla.OnBreach.TELL_MANAGER, 2, false);
    private static final Sla REASSIGNS = sla(Sla.OnBreach.REASSIGN, 2, true);

    private final Office office = new Office().staffed(rep(ANA, VERA), rep(BO, ""), rep(CHI, VERA));

    @AfterEach
    void thePromisesHold() {
        assertThat(office.violations()).isEmpty();
    }

    @Test
    void theOwnerIsRemindedTwiceAndToldOnceWhenItIsTooLate() {
        Lead lead = office.assigned(owner(ANA), REMINDS);

        assertThat(office.sweep(4).reminded()).isZero();
        assertThat(office.sweep(5).reminded()).isEqualTo(1);
        assertThat(office.sweep(6).reminded()).isZero();
        assertThat(office.sweep(10).reminded()).isEqualTo(1);
        assertThat(office.sweep(14)).isEqualTo(office.sweep(14));
        assertThat(office.sweep(15).breached()).isEqualTo(1);
        assertThat(office.sweep(16).breached()).isZero();
        assertThat(office.sweep(600).breached()).isZero();

        assertThat(office.notices())
                .extracting(Message.Notice::notice)
                .extracting(SlaNotice::kind, SlaNotice::number, SlaNotice::tell, SlaNotice::action)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(SlaNotice.Kind.REMINDER, 1, ANA, Sla.OnBreach.REMIND),
                        org.assertj.core.groups.Tuple.tuple(SlaNotice.Kind.REMINDER, 2, ANA, Sla.OnBreach.REMIND),
                        org.assertj.core.groups.Tuple.tuple(SlaNotice.Kind.BREACH, 1, ANA, Sla.OnBreach.REMIND));
        assertThat(office.events(lead.id())).containsExactly("reminded", "reminded", "breached");
        assertThat(office.state(lead.id()).firstTouch(at(20)))
                .contains(new FirstTouch.Breached(Duration.ofMinutes(5), false));
    }

    @Test
    void aWatchThatWasAwaySendsTheLastReminderOnlyAndNoneOnceItIsTooLate() {
        Lead lead = office.assigned(owner(ANA), REMINDS);
        assertThat(office.sweep(12).reminded()).isEqualTo(1);
        assertThat(office.notices()).extracting(one -> one.notice().number()).containsExactly(2);

        Lead later = office.assigned(owner(BO), REMINDS);
        assertThat(office.sweep(30).breached()).isEqualTo(2);
        assertThat(office.events(lead.id())).containsExactly("reminded", "breached");
        assertThat(office.events(later.id())).containsExactly("breached");
        assertThat(office.sweep(31).slaOverdue()).isZero();
    }

    @Test
    void aWatchThatIsLateSaysSo() {
        office.assigned(owner(ANA), REMINDS);

        assertThat(office.sweep(7).slaOverdue()).isZero();
        assertThat(office.sweep(13).slaOverdue()).isEqualTo(1);
    }

    @Test
    void theFirstTouchEndsItForGood() {
        Lead lead = office.assigned(owner(ANA), REASSIGNS);
        assertThat(office.sweep(5).reminded()).isEqualTo(1);
        touched(lead, at(9));

        for (int minute : List.of(10, 15, 20)) {
            Swept swept = office.sweep(minute);
            assertThat(swept.reminded() + swept.breached() + swept.reassigned()).isZero();
        }
        assertThat(office.clock(lead.id())).isEmpty();
        assertThat(office.events(lead.id())).containsExactly("reminded", "touched");
        assertThat(office.state(lead.id()).firstTouch(at(600))).contains(new FirstTouch.Met(Duration.ofMinutes(6)));
    }

    @Test
    void aTouchInTimeThatIsLearntOfLateMeansThatItWasMetAndTheBreachStaysOnRecord() {
        Lead lead = office.assigned(owner(ANA), REMINDS);
        assertThat(office.sweep(16).breached()).isEqualTo(1);
        assertThat(office.state(lead.id()).firstTouch(at(16)))
                .contains(new FirstTouch.Breached(Duration.ofMinutes(1), false));

        new Touching(office.world.dynamo(), office.world.tables()).touched(lead.id(), at(14), "Salesforce", "");

        assertThat(office.state(lead.id()).firstTouch(at(17))).contains(new FirstTouch.Met(Duration.ofMinutes(1)));
        assertThat(office.events(lead.id())).contains("breached", "touched");
        assertThat(office.clock(lead.id()).orElseThrow().breachedAt()).contains(at(16));
    }

    @Test
    void theManagerIsToldOrWhoeverTheFallbackNames() {
        office.assigned(owner(ANA), TELLS);
        office.sweep(15);
        assertThat(office.notices())
                .last()
                .satisfies(one -> assertThat(one.notice().tell()).isEqualTo(VERA));

        office.assigned(owner(BO), TELLS);
        office.sweep(15);
        assertThat(office.notices())
                .last()
                .satisfies(one -> assertThat(one.notice().tell()).isEqualTo(Office.TOLD));

        office.assigned(new Owner.Queue("Triage"), REASSIGNS);
        office.sweep(15);
        assertThat(office.notices()).last().satisfies(one -> {
            assertThat(one.notice().tell()).isEqualTo(Office.TOLD);
            assertThat(one.notice().why()).isEqualTo("no rep has it");
        });
    }

    @Test
    void whoDoesNotTouchItLosesItAndItIsRoutedPastEverybodyWhoHadIt() {
        Lead lead = office.assigned(owner(ANA), REASSIGNS);

        assertThat(office.sweep(15).reassigned()).isEqualTo(1);

        LeadState received = office.state(lead.id());
        assertThat(received.status()).isEqualTo(Status.RECEIVED);
        assertThat(received.routing()).isEqualTo(2);
        assertThat(received.notTo()).containsExactly(ANA);
        assertThat(received.tookFrom()).containsExactly(ANA);
        assertThat(received.slaDue()).isEmpty();
        assertThat(office.world.messages(office.world.enrichQueue())).containsExactly(new Message.Accepted(lead, 2, 0));
        assertThat(office.events(lead.id())).containsExactlyInAnyOrder("breached", "rerouted");
        assertThat(office.notices()).extracting(one -> one.notice().action()).containsExactly(Sla.OnBreach.REASSIGN);

        office.decided(lead, 2, owner(BO), REASSIGNS, Mode.LIVE, clock(at(40)));
        assertThat(office.sweep(40).reassigned()).isEqualTo(1);
        assertThat(office.state(lead.id()).notTo()).containsExactlyInAnyOrder(ANA, BO);

        office.decided(lead, 3, owner(CHI), REASSIGNS, Mode.LIVE, clock(at(60)));
        assertThat(office.sweep(60).breached()).isEqualTo(1);
        assertThat(office.state(lead.id()).owner()).contains(owner(CHI));
        assertThat(office.notices()).last().satisfies(one -> {
            assertThat(one.notice().action()).isEqualTo(Sla.OnBreach.TELL_MANAGER);
            assertThat(one.notice().tell()).isEqualTo(VERA);
            assertThat(one.notice().why()).isEqualTo("it was taken from 2 before");
        });
    }

    @Test
    void whenAllWhoAreFreeHaveHadItTheFirstOfThemMayHaveItAgain() {
        Sla often = sla(Sla.OnBreach.REASSIGN, 9, false);
        Lead lead = office.assigned(owner(ANA), often);
        office.sweep(15);
        office.decided(lead, 2, owner(BO), often, Mode.LIVE, clock(at(40)));
        office.sweep(40);
        office.decided(lead, 3, owner(CHI), often, Mode.LIVE, clock(at(60)));

        assertThat(office.sweep(60).reassigned()).isEqualTo(1);

        assertThat(office.state(lead.id()).notTo()).containsExactlyInAnyOrder(BO, CHI);
        assertThat(office.state(lead.id()).tookFrom()).containsExactly(ANA, BO, CHI);
    }

    @Test
    void aLeadStaysWithItsOwnerWhileNobodyElseIsFree() {
        Office alone = new Office().staffed(rep(ANA, VERA), rep(BO, "", OptionalInt.of(0)));
        Lead lead = alone.assigned(owner(ANA), REASSIGNS);

        assertThat(alone.sweep(15).breached()).isEqualTo(1);

        assertThat(alone.state(lead.id()).owner()).contains(owner(ANA));
        assertThat(alone.notices()).last().satisfies(one -> {
            assertThat(one.notice().tell()).isEqualTo(VERA);
            assertThat(one.notice().why()).isEqualTo("nobody else is free");
        });
    }

    @Test
    void aLeadStaysWithTheOnlyOneWhoIsForItHoweverManyOthersAreFree() {
        Office languages = new Office()
                .staffed(
                        Map.of("speaks", "language"),
                        rep(ANA, VERA),
                        rep(BO, VERA, OptionalInt.empty(), Set.of("fr")),
                        rep(CHI, ""));
        Lead french = languages.assigned(owner(BO), REASSIGNS, Mode.LIVE, Map.of("language", "fr"));
        Lead any = languages.assigned(owner(BO), REASSIGNS);

        Swept swept = languages.sweep(15);

        assertThat(swept.breached()).isEqualTo(1);
        assertThat(swept.reassigned()).isEqualTo(1);
        assertThat(languages.state(french.id()).owner()).contains(owner(BO));
        assertThat(languages.state(any.id()).notTo()).containsExactly(BO);
        assertThat(languages.notices())
                .extracting(Message.Notice::notice)
                .filteredOn(notice -> notice.lead().equals(french.id()))
                .extracting(SlaNotice::action, SlaNotice::tell, SlaNotice::why)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Sla.OnBreach.TELL_MANAGER, VERA, "nobody else is free"));
    }

    @Test
    void whatAPersonGaveToSomebodyIsNotTakenAway() {
        Lead inSalesforce = office.assigned(owner(ANA), REASSIGNS);
        new Reowning(office.world.dynamo(), office.world.tables())
                .reown(inSalesforce.id(), owner(CHI), new Reown(Reown.Kind.REOWNED, "mia", "", false, false), at(3));
        Lead byHand = office.assigned(owner(ANA), REASSIGNS);
        new Reassigning(office.world.dynamo(), office.world.tables())
                .reassign(
                        office.state(byHand.id()),
                        new Reassign(
                                office.roster.rep(CHI).orElseThrow(),
                                "dach-team",
                                Mode.LIVE,
                                "mia",
                                "knows them",
                                false,
                                Optional.of(new dev.baton.roster.hours.BusinessTime(List.of()))),
                        at(3));

        assertThat(office.sweep(5).reminded()).isEqualTo(1);
        assertThat(office.sweep(8).reminded()).isEqualTo(1);
        assertThat(office.sweep(18).breached()).isEqualTo(2);

        assertThat(office.state(inSalesforce.id()).owner()).contains(owner(CHI));
        assertThat(office.state(byHand.id()).owner()).contains(owner(CHI));
        assertThat(office.state(byHand.id()).slaDue()).contains(at(18));
        assertThat(office.notices())
                .filteredOn(one -> one.notice().kind() == SlaNotice.Kind.BREACH)
                .allSatisfy(one -> assertThat(one.notice().tell()).isEqualTo(VERA));
        assertThat(office.state(byHand.id()).tookFrom()).isEmpty();
    }

    @Test
    void inShadowEverythingIsNotedAndNobodyIsTold() {
        Lead lead = office.assigned(owner(ANA), REASSIGNS, Mode.SHADOW);

        assertThat(office.sweep(5).reminded()).isEqualTo(1);
        assertThat(office.sweep(10).reminded()).isEqualTo(1);
        assertThat(office.sweep(15).breached()).isEqualTo(1);
        assertThat(office.sweep(16).breached()).isZero();

        assertThat(office.events(lead.id())).containsExactly("reminded", "reminded", "breached");
        assertThat(office.notices()).isEmpty();
        assertThat(office.state(lead.id()).routing()).isEqualTo(1);
    }

    @Test
    void whatSalesforceCouldNotBeToldIsSentAgainWhenItsTimeHasComeUntilItIsKnownWhatCameOfIt() {
        Lead lead = office.assigned(owner(ANA), TELLS);
        office.sweep(15);
        SlaNotice breach = office.notices().getLast().notice();
        assertThat(putOff(lead, breach, 18, 1)).isTrue();

        office.sweep(17);
        assertThat(office.notices()).isEmpty();
        office.sweep(18);
        assertThat(office.notices()).containsExactly(new Message.Notice(lead, breach, 1));
        office.sweep(19);
        assertThat(office.notices()).as("deliver has it").isEmpty();
        office.sweep(20);
        assertThat(office.notices()).as("it was lost").containsExactly(new Message.Notice(lead, breach, 1));
        office.touches.answered(breach, new LeadEvent(at(21), "told", "deliver", "a Task"));
        office.touches.answered(breach, new LeadEvent(at(22), "told", "deliver", "a Task"));

        office.sweep(30);
        assertThat(office.notices()).isEmpty();
        assertThat(office.clock(lead.id()).orElseThrow().dueAt()).isEmpty();
        assertThat(office.events(lead.id())).containsExactly("breached", "told");
    }

    @Test
    void theNextStepIsNotKeptWaitingByWhatWaitsForSalesforceAndOvertakesIt() {
        Lead lead = office.assigned(owner(ANA), REASSIGNS);
        office.sweep(5);
        SlaNotice first = office.notices().getLast().notice();
        assertThat(putOff(lead, first, 60, 1)).isTrue();

        assertThat(office.sweep(10).reminded()).isEqualTo(1);
        SlaNotice second = office.notices().getLast().notice();
        assertThat(second.number()).isEqualTo(2);
        assertThat(putOff(lead, first, 60, 2))
                .as("it has nothing to say any more")
                .isFalse();
        assertThat(putOff(lead, second, 60, 1)).isTrue();

        assertThat(office.sweep(15).reassigned()).isEqualTo(1);
        assertThat(office.clock(lead.id()).orElseThrow().putOff()).isEmpty();
        office.sweep(60);
        assertThat(office.notices()).extracting(one -> one.notice().kind()).containsExactly(SlaNotice.Kind.BREACH);
    }

    @Test
    void whatWaitsForSalesforceIsDroppedOnceTheLeadIsTouched() {
        Lead lead = office.assigned(owner(ANA), TELLS);
        office.sweep(15);
        putOff(lead, office.notices().getLast().notice(), 18, 1);
        touched(lead, at(16));

        office.sweep(18);

        assertThat(office.notices()).isEmpty();
        assertThat(office.clock(lead.id())).isEmpty();
    }

    private boolean putOff(Lead lead, SlaNotice notice, int until, int times) {
        return office.touches.putOff(lead.id(), 1, new FirstTouchWatch.PutOff(notice, at(until), times, 0));
    }

    @Test
    void aClosedLeadIsLeftAloneAlsoWhenItIsOpenedAgain() {
        Lead lead = office.assigned(owner(ANA), REASSIGNS);
        Closing closing = new Closing(office.world.dynamo(), office.world.tables());
        closing.close(lead.id(), "ops", "a duplicate", at(2));
        assertThat(office.sweep(5).reminded()).isZero();
        assertThat(office.state(lead.id()).firstTouch(at(60))).contains(new FirstTouch.Closed());

        closing.reopen(lead.id(), "ops", "", at(6));

        assertThat(office.sweep(20).breached()).isZero();
        assertThat(office.state(lead.id()).firstTouch(at(20)))
                .contains(new FirstTouch.Breached(Duration.ofMinutes(5), false));
    }

    @Test
    void whatWasReroutedOrErasedByAPersonHasNoClockAnyMore() {
        Lead rerouted = office.assigned(owner(ANA), REASSIGNS);
        new Rerouting(office.world.dynamo(), office.world.tables())
                .reroute(office.state(rerouted.id()), new Reroute("mia", "", Set.of(), false), at(2));
        Lead erased = office.assigned(owner(BO), REASSIGNS);
        new Erasing(office.world.dynamo(), office.world.tables()).erase(erased.id(), at(3));

        assertThat(office.clock(erased.id())).isEmpty();
        Swept swept = office.sweep(15);
        assertThat(swept.breached() + swept.reassigned() + swept.reminded()).isZero();
        assertThat(office.clock(rerouted.id())).isEmpty();
        assertThat(office.events(rerouted.id())).containsExactly("rerouted");
    }

    private void touched(Lead lead, Instant when) {
        new Closing(office.world.dynamo(), office.world.tables()).touch(lead.id(), "ana", when);
    }

    private static Sla.Clock clock(Instant due) {
        return new Sla.Clock(due, List.of());
    }
}
