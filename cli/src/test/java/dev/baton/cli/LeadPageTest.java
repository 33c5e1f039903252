package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Account;
import dev.baton.lead.Decision;
import dev.baton.lead.EmailKind;
import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Score;
import dev.baton.lead.Signal;
import dev.baton.lead.Sla;
import dev.baton.lead.SlaNotice;
import dev.baton.lead.Status;
import dev.baton.lead.Verdict;
import dev.baton.store.Decided;
import dev.baton.store.Deliveries;
import dev.baton.store.FirstTouchWatch;
import dev.baton.store.LeadEvent;
import dev.baton.store.LeadState;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LeadPageTest {
    private static final Owner ANA = new Owner.Rep("ana@acme.example", "Ana Ruiz", "");

    private final Lead lead = Samples.lead();

    @Test
    void theFirstLineSaysWhoHasTheLead() {
        assertThat(page(assigned()).lines().findFirst())
                .hasValue("Lead " + lead.id() + ": assigned to Ana Ruiz (ana@acme.example)");
    }

    @Test
    void whatCameInIsShown() {
        assertThat(page(assigned()))
                .contains("person        Eva Maier")
                .contains("e-mail        eva@globex.example")
                .contains("company       Globex (globex.example)")
                .contains("asked for     demo")
                .contains("page_title    Pricing");
    }

    @Test
    void theFactsTheDecisionWasMadeOnAreShown() {
        assertThat(page(assigned()))
                .contains("mailbox       business")
                .contains("account       Globex (Customer), owned by bo@acme.example")
                .contains("signal        webinar-attended by the person at 2026-11-20 09:00:00Z")
                .contains("not found out the account, in time");
    }

    @Test
    void eachRuleThatFiredIsShownWithItsPoints() {
        assertThat(page(assigned()))
                .contains("score 60, grade B: fit 10, behaviour 0, intent 50")
                .contains("intent was capped: its rules gave 80, and 50 count")
                .contains("+30 fit       our size")
                .contains("-20 fit       private address")
                .contains("+50 intent    asked for a demo");
    }

    @Test
    void eachRouteIsShownWithWhyItWasTakenOrNot() {
        assertThat(page(assigned()))
                .contains("no  existing customer  segment is enterprise")
                .contains("yes enterprise         matched");
    }

    @Test
    void whoWasPickedAndWhoWasPassedOverIsShownWithTheReason() {
        assertThat(page(assigned()))
                .contains("assigned to Ana Ruiz (ana@acme.example) from enterprise-team: her turn")
                .contains("bo@acme.example  on leave until 2026-11-30")
                .contains("cy@acme.example  at 5 of 5 today");
    }

    @Test
    void timesAreShownWithHowLongAfterTheLeadCameIn() {
        assertThat(page(assigned()))
                .contains("Routing 1, decided 2026-11-22 12:00:01Z, 1500 ms after it came in, by playbook version 3")
                .contains("first touch   2026-11-22 12:10:00Z, 10 min after it came in");
    }

    @Test
    void whatWasDeliveredAndWhatHappenedSinceIsShown() {
        assertThat(page(assigned()))
                .contains("told          routing 1 at 2026-11-22 12:00:02Z; nothing is outstanding")
                .contains("touched       2026-11-22 12:10:00Z by ana: called her");
    }

    @Test
    void whatSalesforceStillWaitsForIsSaid() {
        assertThat(page(delivering(new LeadState.Delivery(1, 0, true, true, 2))))
                .contains("told          routing 1 at 2026-11-22 12:00:02Z\n")
                .contains("to deliver    routing 1, to Salesforce, put off until 2026-11-22 12:01:00Z, failed 2 times");
        assertThat(page(delivering(new LeadState.Delivery(1, 1))))
                .contains("begun         routing 1 at 2026-11-22 12:00:02Z\n")
                .contains("to deliver    routing 1, sent again 1 time\n");
    }

    @Test
    void whatIsToBeToldOfAFirstTouchAndWaitsForSalesforceIsSaid() {
        var due = Samples.NOON.plusSeconds(900);
        var breach = new SlaNotice(
                lead.id(),
                1,
                SlaNotice.Kind.BREACH,
                1,
                due,
                due,
                ANA,
                "enterprise",
                "enterprise-team",
                Sla.OnBreach.TELL_MANAGER,
                "vera@acme.example",
                "");
        var clock = new FirstTouchWatch(
                lead.id(),
                1,
                new Sla(new Sla.Time(Duration.ofMinutes(15), false), List.of(), Sla.OnBreach.TELL_MANAGER, false, 2),
                new Sla.Clock(due, List.of()),
                "enterprise",
                "enterprise-team",
                3,
                Mode.LIVE,
                0,
                Optional.of(due),
                Optional.empty(),
                Optional.of(new FirstTouchWatch.PutOff(breach, due.plusSeconds(60), 3, 2)),
                "",
                Optional.of(due.plusSeconds(60)));
        var there = assigned();
        assertThat(page(new Dossier(
                        there.state(),
                        there.lead(),
                        there.decisions(),
                        there.events(),
                        there.told(),
                        there.held(),
                        List.of(clock))))
                .contains("to tell       the breach in Salesforce, put off until 2026-11-22 12:16:00Z, failed 2 times");
    }

    private Dossier delivering(LeadState.Delivery due) {
        var told = new Deliveries.Told(1, Samples.NOON.plusSeconds(2), "{}");
        var state = Samples.state(lead, Status.ASSIGNED)
                .owner(ANA)
                .delivery(due, Samples.NOON.plusSeconds(60))
                .build();
        return new Dossier(
                state, Optional.of(lead), List.of(), List.of(), Optional.of(told), Optional.empty(), List.of());
    }

    @Test
    void aLeadThatWaitsSaysWhereAndUntilWhen() {
        var hold = new LeadState.Hold("dach-team", Samples.NOON, Samples.NOON.plusSeconds(7200), "commercial", "");
        var held = Samples.state(lead, Status.HELD).hold(hold).build();
        assertThat(page(new Dossier(
                        held, Optional.of(lead), List.of(), List.of(), Optional.empty(), Optional.empty(), List.of())))
                .contains(": held in dach-team, where nobody was free")
                .contains("until         2026-11-22 14:00:00Z, then commercial");
    }

    @Test
    void aLeadWhoseDecisionFailedSaysSo() {
        var hold = new LeadState.Hold(
                "dach-team", Samples.NOON, Samples.NOON.plusSeconds(7200), "commercial", "no zone in the profile");
        var held = Samples.state(lead, Status.HELD).hold(hold).build();
        assertThat(LeadPage.standing(held))
                .isEqualTo("held in dach-team, because deciding failed: no zone in the profile");
    }

    @Test
    void anErasedLeadShowsNothingOfWhatCameIn() {
        var erased = Samples.state(lead, Status.ERASED).build();
        assertThat(page(new Dossier(
                        erased, Optional.empty(), List.of(), List.of(), Optional.empty(), Optional.empty(), List.of())))
                .contains(": erased")
                .contains("What came in was erased.")
                .doesNotContain("Eva");
    }

    @Test
    void aNameCannotWriteItsOwnLines() {
        var forged = Samples.lead("Eva\n  assigned to Eve\u001b[2J");
        var state = Samples.state(forged, Status.RECEIVED).build();
        assertThat(page(new Dossier(
                        state,
                        Optional.of(forged),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of())))
                .contains("Eva\\n  assigned to Eve\\u001b[2J Maier")
                .doesNotContain("\u001b");
    }

    private Dossier assigned() {
        var state = Samples.state(lead, Status.ASSIGNED)
                .owner(ANA)
                .firstTouchAt(Samples.NOON.plusSeconds(600))
                .build();
        return new Dossier(
                state,
                Optional.of(lead),
                List.of(new Decided(decision(), facts())),
                List.of(new LeadEvent(Samples.NOON.plusSeconds(600), "touched", "ana", "called her")),
                Optional.of(new Deliveries.Told(1, Samples.NOON.plusSeconds(2), "{}")),
                Optional.empty(),
                List.of());
    }

    private Decision decision() {
        var score = new Score(
                10,
                0,
                50,
                List.of(
                        new Score.Fired(Score.Dimension.FIT, 30, "our size"),
                        new Score.Fired(Score.Dimension.FIT, -20, "private address"),
                        new Score.Fired(Score.Dimension.INTENT, 50, "asked for a demo")),
                List.of(new Score.Capped(Score.Dimension.INTENT, 80, 50)),
                "B");
        var tried = List.of(
                new Verdict.Tried("existing customer", false, "segment is enterprise"),
                new Verdict.Tried("enterprise", true, "matched"));
        return new Decision(
                lead.id(),
                1,
                Samples.NOON.plusMillis(1500),
                new Verdict.Routed(3, score, tried, "enterprise", "enterprise-team", Optional.empty()),
                new Outcome.Assigned(ANA, "enterprise-team", "her turn"),
                List.of(
                        new Outcome.PassedOver("bo@acme.example", "on leave until 2026-11-30"),
                        new Outcome.PassedOver("cy@acme.example", "at 5 of 5 today")),
                Decision.Inputs.NONE);
    }

    private static Facts facts() {
        return new Facts(
                EmailKind.BUSINESS,
                "DE",
                OptionalInt.of(1200),
                "",
                Optional.of(new Account(
                        "001", "Globex", "globex.example", "Customer", "bo@acme.example", "", OptionalInt.empty())),
                List.of(new Signal(
                        "webinar-attended", Samples.NOON.minusSeconds(183_600), Signal.By.PERSON, "Q4 webinar")),
                List.of("the account, in time"));
    }

    private static String page(Dossier dossier) {
        var written = new StringWriter();
        new LeadPage(new Page(new PrintWriter(written)), ZoneOffset.UTC)
                .write(dossier, Instant.parse("2026-11-22T12:00:00Z"));
        return written.toString();
    }
}
