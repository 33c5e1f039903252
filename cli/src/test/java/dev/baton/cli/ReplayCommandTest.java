package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Decision;
import dev.baton.lead.EmailKind;
import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Verdict;
import dev.baton.roster.Engine;
import dev.baton.store.Outcomes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ReplayCommandTest {
    private static final Facts DISPOSABLE =
            new Facts(EmailKind.DISPOSABLE, "", OptionalInt.empty(), "", Optional.empty(), List.of(), List.of());
    private final Town town = Town.withSamples();

    /** As score rejects it, for this reason. */
    private Lead rejected(String why) {
        Lead lead = town.accepted();
        Instant at = Samples.NOON.plusSeconds(1);
        var inputs =
                new Decision.Inputs(Engine.VERSION, Engine.timeZoneData(), -1, Map.of(), Optional.of(at), Map.of());
        var decision = new Decision(
                lead.id(),
                1,
                at,
                new Verdict.Rejected(1, why),
                new Outcome.Rejected(why),
                List.of(),
                inputs,
                Mode.LIVE);
        new Outcomes(town.world().dynamo(), town.world().tables()).end(lead, DISPOSABLE, decision, at);
        return lead;
    }

    @Test
    void whatComesOutTheSameIsSaidToBeIdentical() {
        Lead lead = rejected("throw-away address");
        Ran ran = town.run("replay", lead.id().value());
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("Routing 1 of " + lead.id()).contains("comes out identical.");
        assertThat(town.run("replay", lead.id().value(), "--format", "json").out())
                .contains("\"result\":\"identical\"");
    }

    @Test
    void whatDoesNotIsNamedFieldByFieldAndEndsWithOne() {
        Lead lead = rejected("because");
        Ran ran = town.run("replay", lead.id().value(), "--routing", "1");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out())
                .contains("comes out different:", "  why", "    stored  because", "    again   throw-away address");
    }

    @Test
    void whatWasNotKeptCannotBeReplayedAndAnUnknownLeadOrRoutingIsRefused() {
        Lead lead = town.assignedTo("ana@acme.example");
        Ran ran = town.run("replay", lead.id().value());
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("cannot be replayed: what it was decided from was not kept.");
        assertThat(town.run("replay", lead.id().value(), "--routing", "2").err())
                .contains("routing 2 of " + lead.id() + " has no decision");
        assertThat(town.run("replay", "AAAAAAAAAAAAAAAAAAAAAAAA").err()).contains("has no decision yet");
    }
}
