package dev.baton.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Decision;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Sla;
import dev.baton.lead.Verdict;
import dev.baton.roster.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RehearsalTest {
    private final Rehearsal acme = Acme.rehearsal();
    private final Snapshot roster = Rehearsal.fresh(Acme.reps());

    @ParameterizedTest
    @CsvSource({
        "existing-customer,    existing customer,    customer-success",
        "partner,              partner,              partners",
        "enterprise-fast-lane, enterprise fast lane, enterprise-team",
        "dach,                 DACH,                 dach-team",
        "emea,                 EMEA,                 emea-team",
        "apac,                 APAC,                 apac-team",
        "everyone-else,        everyone else,        americas-team"
    })
    void each_sample_takes_the_route_that_it_is_named_for(String sample, String route, String pool) {
        Rehearsed rehearsed = decided(Acme.lead(sample));

        assertThat(rehearsed.verdict()).isInstanceOfSatisfying(Verdict.Routed.class, routed -> {
            assertThat(routed.route()).isEqualTo(route);
            assertThat(routed.pool()).isEqualTo(pool);
        });
        assertThat(rehearsed.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Assigned.class,
                        assigned -> assertThat(assigned.owner()).isInstanceOf(Owner.Rep.class));
    }

    @Test
    void what_is_not_for_a_rep_asks_nobody() {
        assertThat(decided(Acme.lead("nurtured")).outcome()).isInstanceOf(Outcome.Nurtured.class);
        Rehearsed rejected = decided(Acme.lead("rejected"));
        assertThat(rejected.outcome()).isEqualTo(new Outcome.Rejected("throw-away address"));
        assertThat(rejected.decided()).isEmpty();
        assertThat(rejected.after()).isEqualTo(roster);
    }

    @Test
    void the_decision_says_who_was_passed_over_and_what_it_was_made_from() {
        Decision decision = decided(Acme.lead("dach")).decision();

        assertThat(decision.passedOver()).extracting(Outcome.PassedOver::rep).containsExactly("eva@acme.example");
        assertThat(decision.inputs().lookups()).hasSize(1).containsValue("dach");
        assertThat(decision.inputs().roster()).containsKeys("REP#dieter@acme.example", "POOL#dach-team");
    }

    @Test
    void the_next_lead_sees_what_the_one_before_did() {
        LeadSheet lead = Acme.lead("dach");

        Rehearsed first = decided(lead);
        Rehearsed second = acme.decide(lead.lead(), lead.facts(Acme.accounts()), first.after(), Acme.MONDAY);

        assertThat(List.of(owner(first), owner(second)))
                .containsExactlyInAnyOrder("dieter@acme.example", "eva@acme.example");
    }

    @Test
    void a_lead_in_a_playbooks_words_goes_the_same_way_as_one_in_json() {
        LeadSheet said = LeadSheet.fields(
                Map.of(
                        "company", List.of("Globex"),
                        "account-type", List.of("Customer"),
                        "account-owner", List.of("Bo@acme.example"),
                        "country", List.of("Germany")),
                LeadSheet.id(2),
                Acme.MONDAY);

        Rehearsed rehearsed = decided(said);

        assertThat(said.problems()).isEmpty();
        assertThat(rehearsed.facts().country()).isEqualTo("DE");
        assertThat(owner(rehearsed)).isEqualTo("bo@acme.example");
    }

    @Test
    void the_first_touch_is_due_in_the_business_time_of_whoever_gets_it() {
        String yaml = """
                playbook: promised
                hours: {default: "Mon-Fri 09:00-18:00", zone: Europe/Berlin}
                routes: [{route: all, to: sdr, sla: {first-touch: 4 business hours, remind-after: 1 business hour}}]
                pools: {sdr: {members: {team: SDR}, nobody-free: {hold: 2 hours, then: fallback}}}
                fallback: {salesforce-queue: Triage}
                """;
        Rehearsal promised = Acme.rehearsal(yaml);
        LeadSheet lead = Acme.lead("dach");

        Decision decision = promised.decide(
                        lead.lead(), lead.facts(Accounts.NONE), roster, Instant.parse("2026-11-30T15:00:00Z"))
                .decision();

        assertThat(decision.sla())
                .contains(new Sla.Clock(
                        Instant.parse("2026-12-01T10:00:00Z"), List.of(Instant.parse("2026-11-30T16:00:00Z"))));
    }

    @Test
    void if_nobody_is_free_a_lead_goes_the_whole_way_to_the_last_resort() {
        LeadSheet lead = Acme.lead("dach");
        Verdict verdict = acme.judge(lead.lead(), lead.facts(Acme.accounts()), Acme.MONDAY);

        List<Rehearsal.Step> steps = acme.ifNobody(lead.lead(), verdict, roster, Acme.MONDAY);

        assertThat(steps)
                .extracting(Rehearsal.Step::at)
                .containsExactly(Acme.MONDAY, Acme.MONDAY.plusSeconds(30 * 60), Acme.MONDAY.plusSeconds(2 * 60 * 60));
        assertThat(steps.getLast().outcome())
                .isInstanceOfSatisfying(
                        Outcome.Assigned.class,
                        assigned -> assertThat(assigned.owner()).isEqualTo(new Owner.Queue("Inbound Triage")));
    }

    private Rehearsed decided(LeadSheet sheet) {
        return acme.decide(sheet.lead(), sheet.facts(Acme.accounts()), roster, Acme.MONDAY);
    }

    private static String owner(Rehearsed rehearsed) {
        return rehearsed.outcome() instanceof Outcome.Assigned assigned && assigned.owner() instanceof Owner.Rep rep
                ? rep.id()
                : "nobody";
    }
}
