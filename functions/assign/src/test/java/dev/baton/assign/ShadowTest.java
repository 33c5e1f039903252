package dev.baton.assign;

import static dev.baton.assign.Floor.FALLBACK;
import static dev.baton.assign.Floor.pool;
import static dev.baton.assign.Floor.rep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Decision;
import dev.baton.lead.Lead;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Status;
import dev.baton.lead.Verdict;
import dev.baton.queue.Message;
import dev.baton.store.CloseResult;
import dev.baton.store.LeadState;
import dev.baton.store.Reown;
import dev.baton.store.Reowning;
import dev.baton.store.Totals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShadowTest {
    private static final OptionalInt ANY = OptionalInt.empty();
    private static final Duration FOUR_HOURS = Duration.ofHours(4);
    private static final Owner ANA = new Owner.Rep("ana", "ana", "");
    private static final Reown OBSERVED = new Reown(Reown.Kind.OBSERVED, "salesforce", "", false, false);

    private final Floor floor = Floor.open();

    @BeforeEach
    void aPoolOfTwoInShadow() {
        floor.publish(pool("dach", FOUR_HOURS, FALLBACK, "ae"));
        floor.staff(rep("ana", "ae", ANY), rep("bo", "ae", ANY));
        floor.mode(Mode.SHADOW);
    }

    @Test
    void aBatchIsDecidedAndToldAndNobodyHasMoreOnTheDesk() {
        List<Message> leads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            leads.add(floor.fresh("lead" + i, "dach"));
        }

        assertThat(floor.assign(leads.toArray(Message[]::new))).isEmpty();

        assertThat(floor.delivered).hasSize(8);
        assertThat(floor.delivered).extracting(ShadowTest::chosen).containsOnly("ana", "bo");
        assertThat(floor.delivered.stream().filter(it -> chosen(it).equals("ana")))
                .as("turns move as in live")
                .hasSize(4);
        assertThat(floor.delivered).allMatch(it -> it.decision().mode() == Mode.SHADOW);
        assertThat(open("ana") + open("bo")).isZero();
        assertThat(floor.violations()).isEmpty();
        assertThat(Totals.count(floor.dynamo, floor.tables, floor.now()).shadow())
                .isEqualTo(8);
    }

    @Test
    void theLeadSaysForWhomItWasAndThatNobodyHasIt() {
        Lead lead = decided("one");

        LeadState state = floor.state(lead);
        assertThat(state.status()).isEqualTo(Status.ASSIGNED);
        assertThat(state.mode()).isEqualTo(Mode.SHADOW);
        assertThat(state.owner()).isEmpty();
        assertThat(state.open()).isFalse();
        assertThat(state.chosen()).containsInstanceOf(Owner.Rep.class);
        assertThat(state.pool()).isEqualTo("dach");
        assertThat(state.route()).isEqualTo("everybody");
        assertThat(inputs(lead).roster().get("REQUEST")).endsWith("holds=false");
    }

    @Test
    void whoReallyGotItCountsAndFreesAsInLive() {
        Lead lead = decided("one");
        Reowning reowning = new Reowning(floor.dynamo, floor.tables);

        reowning.reown(lead.id(), ANA, OBSERVED, floor.now());

        assertThat(open("ana")).isEqualTo(1);
        assertThat(floor.state(lead).mode()).isEqualTo(Mode.SHADOW);
        assertThat(floor.violations()).isEmpty();
        assertThat(floor.closing.close(lead.id(), "test", "", floor.now())).isInstanceOf(CloseResult.Closed.class);
        assertThat(open("ana")).isZero();
        assertThat(floor.violations()).isEmpty();
    }

    @Test
    void aRoutesOwnModeGoesBeforeTheDeployments() {
        Lead live = floor.accept("live");
        Lead shadow = floor.accept("shadow");

        floor.assign(routed(live, Mode.LIVE), floor.scored(shadow, "dach"));

        assertThat(floor.state(live).mode()).isEqualTo(Mode.LIVE);
        assertThat(floor.owner(live)).isNotEmpty();
        assertThat(floor.state(shadow).mode()).isEqualTo(Mode.SHADOW);
        assertThat(open("ana") + open("bo")).isEqualTo(1);

        floor.mode(Mode.LIVE);
        Lead stays = floor.accept("stays");
        floor.assign(routed(stays, Mode.SHADOW));
        assertThat(floor.state(stays).mode()).isEqualTo(Mode.SHADOW);
        assertThat(floor.violations()).isEmpty();
    }

    @Test
    void aLeadThatWaitedIsDecidedInTheModeOfThen() {
        floor.roster.turn("ana", false);
        floor.roster.turn("bo", false);
        Lead lead = decided("one");
        assertThat(floor.state(lead).status()).isEqualTo(Status.HELD);

        floor.mode(Mode.LIVE);
        floor.roster.turn("ana", true);
        floor.assign(new Message.Doorbell("dach"));

        assertThat(floor.state(lead).mode()).isEqualTo(Mode.LIVE);
        assertThat(floor.owner(lead)).isEqualTo("ana");
        assertThat(open("ana")).isEqualTo(1);
        assertThat(floor.violations()).isEmpty();
    }

    @Test
    void aCapIsHeededThoughNothingIsCounted() {
        floor.staff(rep("ana", "ae", OptionalInt.of(1)), rep("bo", "ae", OptionalInt.of(1)));
        floor.mode(Mode.LIVE);
        Lead one = decided("one");
        floor.mode(Mode.SHADOW);

        Lead two = decided("two");
        Lead three = decided("three");

        String other = floor.owner(one).equals("ana") ? "bo" : "ana";
        assertThat(List.of(two, three)).allMatch(it -> chosen(floor.state(it)).equals(other));
        assertThat(floor.violations()).isEmpty();
    }

    @Test
    void somebodyWhoComesAgainGoesToWhoeverWasChosenBefore() {
        Lead first = floor.accept("first", "eva");
        floor.assign(floor.scored(first, "dach"));
        floor.assign(floor.fresh("between", "dach"));
        Lead again = floor.accept("again", "eva");

        floor.assign(floor.scored(again, "dach"));

        assertThat(chosen(floor.state(again))).isEqualTo(chosen(floor.state(first)));
        assertThat(why(again)).isEqualTo("was chosen for this person's earlier lead " + first.id());
        assertThat(floor.violations()).isEmpty();
    }

    @Test
    void somebodyWhoComesAgainGoesToWhoeverReallyHasTheFirst() {
        Lead first = floor.accept("first", "eva");
        floor.assign(floor.scored(first, "dach"));
        Owner other = new Owner.Rep(chosen(floor.state(first)).equals("ana") ? "bo" : "ana", "", "");
        new Reowning(floor.dynamo, floor.tables).reown(first.id(), other, OBSERVED, floor.now());
        Lead again = floor.accept("again", "eva");

        floor.assign(floor.scored(again, "dach"));

        assertThat(floor.state(again).chosen().map(ShadowTest::id)).contains(id(other));
        assertThat(why(again)).isEqualTo("has this person's earlier lead " + first.id());
    }

    @Test
    void whatWasOnlyChosenInShadowBindsNoLiveDecision() {
        Lead first = floor.accept("first", "eva");
        floor.assign(floor.scored(first, "dach"));
        floor.mode(Mode.LIVE);
        Lead again = floor.accept("again", "eva");

        floor.assign(floor.scored(again, "dach"));

        assertThat(why(again)).isEqualTo("next in turn in dach");
        assertThat(floor.owner(again)).isNotEmpty();
        assertThat(floor.violations()).isEmpty();
    }

    private Lead decided(String name) {
        Lead lead = floor.accept(name);
        floor.assign(floor.scored(lead, "dach"));
        return lead;
    }

    private Message routed(Lead lead, Mode mode) {
        Message.Scored scored = floor.scored(lead, "dach");
        Verdict.Routed verdict = scored.verdict();
        Verdict.Routed own = new Verdict.Routed(
                verdict.playbookVersion(),
                verdict.score(),
                verdict.tried(),
                verdict.route(),
                verdict.pool(),
                verdict.preference(),
                Optional.of(mode),
                Map.of());
        return new Message.Scored(scored.lead(), scored.facts(), own, scored.routing(), scored.attempt());
    }

    private int open(String rep) {
        return floor.roster.load(rep).value().open();
    }

    private Decision.Inputs inputs(Lead lead) {
        return floor.leads.decision(lead.id(), 1).orElseThrow().decision().inputs();
    }

    private String why(Lead lead) {
        Outcome outcome =
                floor.leads.decision(lead.id(), 1).orElseThrow().decision().outcome();
        return outcome instanceof Outcome.Assigned assigned ? assigned.why() : "";
    }

    private static String chosen(Message.Deliver told) {
        return told.decision().outcome() instanceof Outcome.Assigned assigned ? id(assigned.owner()) : "";
    }

    private static String chosen(LeadState state) {
        return state.chosen().map(ShadowTest::id).orElse("");
    }

    private static String id(Owner owner) {
        return switch (owner) {
            case Owner.Rep rep -> rep.id();
            case Owner.Queue queue -> queue.name();
            case Owner.User user -> user.id();
        };
    }
}
