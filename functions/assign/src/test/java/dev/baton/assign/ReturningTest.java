package dev.baton.assign;

import static dev.baton.assign.Floor.FALLBACK;
import static dev.baton.assign.Floor.pool;
import static dev.baton.assign.Floor.rep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Lead;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.queue.Message;
import dev.baton.roster.LastLead;
import dev.baton.store.Erasing;
import dev.baton.store.Reassign;
import dev.baton.store.Reassigning;
import dev.baton.store.Reown;
import dev.baton.store.Reowning;
import dev.baton.store.Reroute;
import dev.baton.store.Rerouting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Companies and persons that were there before: C11 and C18 of the cases, on the real store. */
class ReturningTest {
    private static final String GLOBEX = "company-of-globex";
    private final Floor floor = Floor.open();

    @BeforeEach
    void threeWhoKeepCompaniesTogether() {
        floor.publish(Keeping.companies(pool("sdr", Duration.ofHours(4), FALLBACK, "sdr"), Optional.empty()));
        floor.staff(
                rep("ana", "sdr", OptionalInt.of(3)),
                rep("bo", "sdr", OptionalInt.empty()),
                rep("cy", "sdr", OptionalInt.empty()));
    }

    @AfterEach
    void thePromisesHold() {
        assertThat(floor.violations()).isEmpty();
        assertThat(new Aftermath(floor).notIdentical()).isEmpty();
    }

    private Lead globex(String name) {
        return floor.accept(name, "", GLOBEX);
    }

    private Lead assigned(Lead lead) {
        assertThat(floor.assign(floor.scored(lead, "sdr"))).isEmpty();
        return lead;
    }

    private String why(Lead lead) {
        return floor.leads.decision(lead.id(), 1).orElseThrow().decision().outcome() instanceof Outcome.Assigned it
                ? it.why()
                : "";
    }

    private Map<String, LastLead> company() {
        return new Aftermath(floor).lastLeads(Set.of(GLOBEX));
    }

    @Test
    void c11_aBurstOfOneCompanyGoesToOneRepAndSoDoesItsNextLeadWithinTheTime() {
        Lead one = globex("one");
        Lead two = globex("two");
        Lead other = floor.accept("other");
        floor.assign(floor.scored(one, "sdr"), floor.scored(two, "sdr"), floor.scored(other, "sdr"));

        assertThat(List.of(floor.owner(one), floor.owner(two), floor.owner(other)))
                .containsExactly("ana", "ana", "bo");
        assertThat(why(two)).isEqualTo("had this company's last lead, on 2026-11-23");

        floor.pass(Duration.ofDays(119));
        assertThat(floor.owner(assigned(globex("three")))).isEqualTo("ana");
    }

    @Test
    void c11_whenTheRepIsFullSomebodyElseGetsItAndHasTheCompanyFromThenOn() {
        Lead one = assigned(globex("one"));
        assigned(globex("two"));
        assigned(globex("three"));
        Lead four = assigned(globex("four"));

        assertThat(floor.owner(four)).isEqualTo("bo");
        assertThat(floor.leads.decision(four.id(), 1).orElseThrow().decision().passedOver())
                .contains(new Outcome.PassedOver("ana", "at 3 of 3 open; had this company's last lead, on 2026-11-23"));
        floor.close(one);
        assertThat(floor.owner(assigned(globex("five")))).isEqualTo("bo");
    }

    @Test
    void c11_aLeadThatWaitedGoesToWhomItsCompanyKnowsToo() {
        floor.roster.turn("bo", false);
        floor.roster.turn("cy", false);
        Lead one = assigned(globex("one"));
        assigned(globex("two"));
        assigned(globex("three"));
        Lead four = assigned(globex("four"));
        assertThat(floor.held("sdr")).hasSize(1);

        floor.roster.turn("bo", true);
        floor.close(one);
        floor.assign(new Message.Doorbell("sdr"));

        assertThat(floor.owner(four)).isEqualTo("ana");
    }

    @Test
    void c11_whoGetsTheLeadByAPersonsWordHasTheCompany() {
        Lead one = assigned(globex("one"));
        Owner cy = new Owner.Rep("cy", "cy", "");
        new Reowning(floor.dynamo, floor.tables)
                .reown(one.id(), cy, new Reown(Reown.Kind.REOWNED, "sam", "", false, false), floor.now());
        assertThat(floor.owner(assigned(globex("two")))).isEqualTo("cy");

        Lead two = globex("three");
        assigned(two);
        var bo = floor.roster.rep("bo").orElseThrow();
        new Reassigning(floor.dynamo, floor.tables)
                .reassign(floor.state(two), new Reassign(bo, "sdr", Mode.LIVE, "sam", "", false), floor.now());
        assertThat(floor.owner(assigned(globex("four")))).isEqualTo("bo");
    }

    @Test
    void c11_whoGetsALeadThatHadFallenBackHasTheCompany() {
        floor.publish(Keeping.companies(pool("sdr", Duration.ZERO, FALLBACK, "sdr"), Optional.empty()));
        List.of("ana", "bo", "cy").forEach(rep -> floor.roster.turn(rep, false));
        Lead one = assigned(globex("one"));
        Lead two = assigned(globex("two"));
        assertThat(floor.owner(one)).isEqualTo(Floor.QUEUE);
        assertThat(company()).isEmpty();
        List.of("ana", "bo", "cy").forEach(rep -> floor.roster.turn(rep, true));

        var bo = floor.roster.rep("bo").orElseThrow();
        new Reassigning(floor.dynamo, floor.tables)
                .reassign(floor.state(one), new Reassign(bo, "sdr", Mode.LIVE, "sam", "", false), floor.now());
        assertThat(floor.owner(assigned(globex("three")))).isEqualTo("bo");

        new Reowning(floor.dynamo, floor.tables)
                .reown(
                        two.id(),
                        new Owner.Rep("cy", "cy", ""),
                        new Reown(Reown.Kind.REOWNED, "sam", "", false, false),
                        floor.now());
        assertThat(floor.owner(assigned(globex("four")))).isEqualTo("cy");
    }

    @Test
    void c11_whereNoPoolKeepsCompaniesALeadThatHadFallenBackLeadsNobody() {
        floor.publish(pool("sdr", Duration.ZERO, FALLBACK, "sdr"));
        List.of("ana", "bo", "cy").forEach(rep -> floor.roster.turn(rep, false));
        Lead one = assigned(globex("one"));
        var bo = floor.roster.rep("bo").orElseThrow();
        new Reassigning(floor.dynamo, floor.tables)
                .reassign(floor.state(one), new Reassign(bo, "sdr", Mode.LIVE, "sam", "", false), floor.now());
        assertThat(company()).isEmpty();
    }

    @Test
    void c11_whatIsOnlyRecordedMovesNothingOfWhatIsCarriedOut() {
        floor.mode(Mode.SHADOW);
        Lead shadow = assigned(globex("one"));
        assertThat(floor.state(shadow).chosen()).contains(new Owner.Rep("ana", "ana", ""));
        assertThat(company()).isEmpty();

        floor.mode(Mode.LIVE);
        assertThat(floor.owner(assigned(globex("two")))).isEqualTo("bo");
        floor.mode(Mode.SHADOW);
        assertThat(why(assigned(globex("three")))).isEqualTo("had this company's last lead, on 2026-11-23");
    }

    @Test
    void c11_anErasedLeadIsForgottenThereToo() {
        Lead one = assigned(globex("one"));
        assertThat(company()).containsOnlyKeys(GLOBEX);

        new Erasing(floor.dynamo, floor.tables).erase(one.id(), floor.now());

        assertThat(company()).isEmpty();
        assertThat(floor.owner(assigned(globex("two")))).isEqualTo("bo");
    }

    @Test
    void c11_aReroutedLeadDoesNotFollowItself() {
        Lead one = assigned(globex("one"));
        new Rerouting(floor.dynamo, floor.tables)
                .reroute(floor.state(one), new Reroute("sam", "", Set.of(), false), floor.now());
        floor.assign(floor.scored(one, "sdr", 2));
        assertThat(floor.leads.decision(one.id(), 2).orElseThrow().decision().outcome())
                .isInstanceOfSatisfying(
                        Outcome.Assigned.class, it -> assertThat(it.why()).isEqualTo("next in turn in sdr"));
    }

    @Test
    void c11_whileALeadThatWasTakenAwayWaitsItsCompanysNextLeadDoesNotFollowIt() {
        Lead one = assigned(globex("one"));
        assertThat(floor.owner(one)).isEqualTo("ana");
        new Rerouting(floor.dynamo, floor.tables)
                .reroute(floor.state(one), new Reroute("sam", "not hers", Set.of("ana"), false), floor.now());

        assertThat(company()).isEmpty();
        assertThat(floor.owner(assigned(globex("two")))).isEqualTo("bo");
    }

    @Test
    void c18_aKnownPersonsRepMustBeFreeAgain() {
        Lead one = assigned(floor.accept("one", "grace"));
        floor.roster.turn("ana", false);
        Lead two = assigned(floor.accept("two", "grace"));
        assertThat(floor.owner(two)).isEqualTo("bo");
        assertThat(floor.leads.decision(two.id(), 1).orElseThrow().decision().passedOver())
                .contains(new Outcome.PassedOver(
                        "ana", "switched off; asked first: has this person's earlier lead " + one.id()));
        floor.roster.turn("ana", true);
        assertThat(floor.owner(assigned(floor.accept("three", "grace")))).isEqualTo("bo");
    }

    @Test
    void c18_withoutABoundAPersonFollowsAnOpenLeadAndNoClosedOne() {
        Lead one = assigned(floor.accept("one", "grace"));
        floor.pass(Duration.ofDays(400));
        assertThat(floor.owner(assigned(floor.accept("two", "grace")))).isEqualTo("ana");
        floor.close(one);
        assertThat(floor.owner(assigned(floor.accept("three", "grace")))).isEqualTo("bo");
    }

    @Test
    void c18_withABoundAPersonFollowsTheLastLeadOpenOrClosedForThatLong() {
        floor.publish(
                Keeping.companies(pool("sdr", Duration.ofHours(4), FALLBACK, "sdr"), Optional.of(Duration.ofDays(90))));
        Lead one = assigned(floor.accept("one", "grace"));
        floor.close(one);
        floor.pass(Duration.ofDays(60));
        Lead two = assigned(floor.accept("two", "grace"));
        assertThat(floor.owner(two)).isEqualTo("ana");
        assertThat(why(two)).isEqualTo("had this person's earlier lead " + one.id());

        // The time counts from the last lead that ana got.
        floor.pass(Duration.ofDays(89));
        Lead three = assigned(floor.accept("three", "grace"));
        assertThat(floor.owner(three)).isEqualTo("ana");

        floor.pass(Duration.ofDays(90));
        assertThat(floor.owner(assigned(floor.accept("four", "grace")))).isEqualTo("bo");
    }
}
