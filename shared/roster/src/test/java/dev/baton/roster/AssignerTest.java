package dev.baton.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.LeadId;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AssignerTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final LeadId LEAD = new LeadId("lead-00000000000000001");
    private static final Fallback FALLBACK = new Fallback("Inbound Triage", "revops@acme.example");
    private static final Pool SDR = Team.pool("sdr", "SDR", Caps.NONE, Duration.ofHours(1), "fallback");
    private static final Snapshot ANA = new Snapshot(Map.of("ana", Team.rep("ana")), Map.of(), Map.of());

    @Test
    void aNewLeadGoesBehindOlderOnesThatAreNotInTheBatch() {
        Assigner assigner = new Assigner(Map.of("sdr", SDR), FALLBACK);
        Decided decided = one(assigner.decide(ANA, List.of(Request.of(LEAD, "sdr")), Set.of("sdr"), NOW));
        assertThat(decided.outcome())
                .isEqualTo(
                        new Outcome.Held("sdr", NOW.plus(Duration.ofHours(1)), "fallback", "older leads wait for sdr"));
        Waited waited = decided.waits().orElseThrow();
        Request again = new Request(LEAD, "sdr", List.of(), Map.of(), Optional.of(waited));
        assertThat(one(assigner.decide(ANA, List.of(again), Set.of("sdr"), NOW)).rep())
                .contains("ana");
    }

    @Test
    void aLeadThatWaitedForSomethingElseGetsThePoolsDeadlineFromItsFirstParking() {
        Assigner assigner = new Assigner(Map.of("sdr", SDR), FALLBACK);
        Snapshot nobody =
                new Snapshot(Map.of("ana", World.with(Team.rep("ana"), false, true, List.of())), Map.of(), Map.of());
        Waited forAnother = new Waited(NOW.minus(Duration.ofMinutes(2)), Optional.empty(), "fallback");
        Request request = new Request(LEAD, "sdr", List.of(), Map.of(), Optional.of(forAnother));
        assertThat(one(assigner.decide(nobody, List.of(request), NOW)).waits().flatMap(Waited::until))
                .contains(NOW.plus(Duration.ofMinutes(58)));
    }

    @Test
    void aLeadForTheFallbackItselfGoesThere() {
        Assigner assigner = new Assigner(Map.of(), FALLBACK);
        Decided decided = one(assigner.decide(ANA, List.of(Request.of(LEAD, Outcome.FALLBACK)), NOW));
        assertThat(decided.outcome())
                .isEqualTo(new Outcome.Assigned(new Owner.Queue("Inbound Triage"), "fallback", "sent to the fallback"));
        assertThat(decided.rep()).isEmpty();
        assertThat(decided.turn()).isEmpty();
    }

    @Test
    void aBatchSaysWhichLoadsAndTurnsItChangedAndNoOthers() {
        Pool ae = Team.pool("ae", "AE");
        Assigner assigner = new Assigner(Map.of("sdr", SDR, "ae", ae), FALLBACK);
        Decisions decisions = assigner.decide(ANA, List.of(Request.of(LEAD, "sdr"), Request.of(LEAD, "ae")), NOW);
        assertThat(decisions.changedReps()).containsExactly("ana");
        assertThat(decisions.changedTurns()).containsExactly("sdr");
        assertThat(decisions.after().load("ana").open()).isEqualTo(1);
        assertThat(decisions.after().turn("sdr")).isNotEqualTo(Turn.START);
        assertThat(assigner.decide(ANA, List.of(), NOW).after()).isEqualTo(ANA);
    }

    @Test
    void aRepOfWeightZeroGetsNoTurnButCanBeNamed() {
        Rep none = Team.rep("bo", "SDR", ZoneId.of("UTC"), 0, Caps.NONE);
        Snapshot snapshot = new Snapshot(Map.of("bo", none), Map.of(), Map.of());
        Assigner assigner = new Assigner(Map.of("sdr", Team.counting(SDR)), FALLBACK);
        Decided byTurn = one(assigner.decide(snapshot, List.of(Request.of(LEAD, "sdr")), NOW));
        assertThat(byTurn.passedOver()).containsExactly(new Outcome.PassedOver("bo", "weight 0 in sdr"));
        Request named = new Request(
                LEAD, "sdr", List.of(new Verdict.Preference("bo", "named by the route")), Map.of(), Optional.empty());
        Decided byName = one(assigner.decide(snapshot, List.of(named), NOW));
        assertThat(byName.rep()).contains("bo");
        assertThat(byName.turn()).isEmpty();
    }

    private static Decided one(Decisions decisions) {
        return decisions.decided().getFirst();
    }
}
