package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.json.Json;
import dev.baton.queue.Message;
import dev.baton.store.KeptStore;
import dev.baton.store.LeadState;
import dev.baton.store.LeadStore;
import dev.baton.store.Received;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

/** Leads: what is shown of them, and what an operator may do to them. */
class LeadCommandsTest {
    private final Town town = Town.withSamples();

    @Test
    void aLeadIsShownWithItsDecision() {
        var lead = town.assignedTo("eva@acme.example");
        var ran = town.run("lead", lead.id().value());
        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .contains("assigned to eva@acme.example")
                .contains("Eva Maier")
                .contains("from dach-team: next in turn")
                .contains("in the load   yes");
    }

    @Test
    void aHeldLeadIsShownWithItsDeadline() {
        var lead = town.held();
        assertThat(town.run("lead", lead.id().value()).out())
                .contains("held in dach-team")
                .contains("until         2026-11-22 12:30:00Z, then emea-team")
                .contains("Routing 1, waiting since 2026-11-22 12:00:00Z, by playbook version 1")
                .contains("yes DACH  matched")
                .contains("held in dach-team: nobody is free");
    }

    @Test
    void aLeadThatHasWaitedForAMonthIsListedStill() {
        var held = town.held();
        var monthLater = Clock.fixed(Town.NOW.plus(Duration.ofDays(31)), ZoneOffset.UTC);

        assertThat(Ran.command(town.environment(), Town.HOME, monthLater, "leads", "--status", "held")
                        .out())
                .contains(held.id().value())
                .contains("dach-team");
    }

    @Test
    void aProgramReadsJson() {
        var lead = town.assignedTo("eva@acme.example");
        var shown = Json.tree(
                town.run("lead", lead.id().value(), "--format", "json").out());
        assertThat(shown.at("/lead/person/lastName").asText()).isEqualTo("Maier");
        assertThat(shown.at("/decisions/0/decision/outcome/owner/id").asText()).isEqualTo("eva@acme.example");
        var listed = Json.tree(town.run("leads", "--format", "json").out());
        assertThat(listed.at("/0/status").asText()).isEqualTo("assigned");
        assertThat(listed.toString()).doesNotContain("Maier");
    }

    @Test
    void aLeadThatIsNotThereGetsOneLine() {
        var ran = town.run("lead", "-hAbCdEfGhIjKlMnOpQrStUv");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).hasLineCount(1).contains("there is no lead -hAbCdEfGhIjKlMnOpQrStUv");
    }

    @Test
    void theListShowsWhereLeadsAreAndNothingOfThePerson() {
        var held = town.held();
        var assigned = town.assignedTo("eva@acme.example");
        assertThat(town.run("leads").out())
                .contains(held.id().value())
                .contains(assigned.id().value())
                .contains("eva@acme.example")
                .doesNotContain("Maier")
                .doesNotContain("globex");
        assertThat(town.run("leads", "--status", "held").out())
                .contains(held.id().value())
                .doesNotContain(assigned.id().value());
        assertThat(town.run("leads", "--limit", "1").out()).contains("The newest 1 of 2");
        assertThat(town.run("leads", "--status", "stuck").out()).contains("There are no leads that are stuck.");
    }

    @Test
    void closingFreesTheOwnerOnceAndRingsThePoolsTheOwnerIsIn() {
        var lead = town.assignedTo("eva@acme.example");
        assertThat(roster("eva@acme.example")).contains("1 of 40");
        assertThat(town.run("close", lead.id().value(), "--reason", "not a fit").out())
                .contains("Closed: ")
                .contains("Leads that wait in dach-team, emea-team");
        assertThat(town.rung())
                .containsExactlyInAnyOrder(new Message.Doorbell("dach-team"), new Message.Doorbell("emea-team"));
        assertThat(town.run("close", lead.id().value()).out())
                .contains("Nothing changed")
                .contains("closed already");
        assertThat(roster("eva@acme.example")).contains("0 of 40");
        assertThat(town.run("lead", lead.id().value()).out()).contains("not a fit");
    }

    @Test
    void closingAHeldLeadTakesItOffItsList() {
        var lead = town.held();
        assertThat(town.run("close", lead.id().value()).exit()).isZero();
        assertThat(town.run("leads", "--status", "held").out()).contains("There are no leads");
    }

    @Test
    void aLeadWithoutAnOutcomeCannotBeClosed() {
        var ran = town.run("close", town.accepted().id().value());
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).hasLineCount(1).contains("no outcome yet");
    }

    @Test
    void theFirstTouchCounts() {
        var lead = town.assignedTo("eva@acme.example");
        assertThat(town.run("touched", lead.id().value()).out()).contains("Touched: ");
        assertThat(town.run("touched", lead.id().value()).out()).contains("touched before, at 2026-11-22 12:10:00Z");
        assertThat(town.run("lead", lead.id().value()).out()).contains("first touch   2026-11-22 12:10:00Z, 10 min");
    }

    @Test
    void aLeadThatNobodyHasCannotBeTouched() {
        var ran = town.run("touched", town.held().id().value());
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).hasLineCount(1).contains("nobody has");
    }

    @Test
    void whatCouldNotBeTurnedIntoALeadIsListedWithItsReason() {
        assertThat(town.run("kept").out()).contains("Nothing was kept in the last 7 days.");
        var world = town.world();
        new KeptStore(world.dynamo(), world.tables())
                .keep(new KeptStore.Kept(
                        "gap-1",
                        Samples.NOON,
                        "salesforce",
                        "a gap without records",
                        new Received("application/json", SdkBytes.fromUtf8String("{\"name\":\"Maier\"}"))));
        assertThat(town.run("kept").out())
                .contains("2026-11-22 12:00:00Z  salesforce  gap-1  a gap without records")
                .doesNotContain("Maier");
        assertThat(town.run("totals", "--stack", "none").out())
                .contains("1 input kept")
                .contains("./baton kept");
    }

    @Test
    void onlyAStuckLeadIsSentAgain() {
        var ran = town.run("leads", "resend", town.held().id().value());
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("is not stuck but held");
        assertThat(town.sent()).isEmpty();
    }

    @Test
    void aStuckLeadIsSentOnItsWayAgain() {
        var lead = town.stuck();
        assertThat(town.run("totals", "--stack", "none").out()).contains("1 lead stuck");
        assertThat(town.run("leads", "resend", lead.id().value()).out()).contains("on its way again");
        assertThat(town.sent()).containsExactly(new Message.Accepted(lead, 1, 6));
        assertThat(town.run("lead", lead.id().value()).out())
                .contains("received, on its way")
                .contains("resent");
    }

    @Test
    void anOutcomeThatWasNotToldIsToldAgain() {
        var lead = town.undelivered("ana@acme.example");
        var leads = new LeadStore(town.world().dynamo(), town.world().tables());
        assertThat(leads.state(lead.id()).orElseThrow().deliverStuck()).isTrue();

        assertThat(town.run("leads", "resend", lead.id().value()).out()).contains("is told again within three minutes");

        var after = leads.state(lead.id()).orElseThrow();
        assertThat(after.deliverStuck()).isFalse();
        assertThat(after.delivery()).contains(new LeadState.Delivery(1, 0));
        assertThat(after.dueAt()).isPresent();
    }

    private String roster(String rep) {
        return town.run("roster")
                .out()
                .lines()
                .filter(line -> line.startsWith(rep))
                .findFirst()
                .orElse("");
    }
}
