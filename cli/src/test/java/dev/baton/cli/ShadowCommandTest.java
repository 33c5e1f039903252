package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import dev.baton.lead.Lead;
import dev.baton.lead.Owner;
import dev.baton.store.RecordState;
import dev.baton.store.Records;
import dev.baton.store.Reown;
import dev.baton.store.Reowning;
import dev.baton.store.Sighting;
import dev.baton.store.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadowCommandTest {
    static final String ANA = "005Ws0000000001IAA";
    static final String EVA = "005Ws0000000002IAA";
    private static final Instant MOVED = Samples.NOON.plus(Duration.ofMinutes(4));

    private final Town town = Town.withSamples();

    @BeforeEach
    void usersOfTheReps(@TempDir Path folder) throws IOException {
        roster(town, folder);
    }

    /** Two of the samples' reps, with their users. */
    static void roster(Town town, Path folder) throws IOException {
        Path csv = Files.writeString(folder.resolve("roster.csv"), """
                email,name,team,zone,salesforce-user
                ana@acme.example,Ana Pereira,Enterprise AE,UTC,%s
                eva@acme.example,Eva Rochat,SDR,UTC,%s
                """.formatted(ANA, EVA));
        assertThat(town.run("roster", "import", csv.toString()).exit()).isZero();
    }

    @Test
    void whereTheOldRoutingChoseTheSameBothAgree() {
        seen(town.inShadowFor("eva@acme.example"), EVA);

        String out = town.run("shadow").out();

        assertThat(out).containsPattern("DACH +dach-team +1 +1 +100.0 % +0 +0").doesNotContain("Differences");
    }

    @Test
    void eachDifferenceSaysBothReasons() {
        Lead lead = town.inShadowFor("eva@acme.example");
        seen(lead, ANA);

        String out = town.run("shadow").out();

        assertThat(out)
                .contains("  " + lead.id() + "  DACH / dach-team")
                .contains("Baton:      eva@acme.example: next in turn")
                .contains("Salesforce: ana@acme.example: since 2026-11-22 12:04:00Z")
                .containsPattern("all +1 +0 +0.0 % +1 +0");
    }

    @Test
    void whoeverIsInNoRosterIsADifferenceAndWhoeverIsNotKnownYetIsNone() {
        seen(town.inShadowFor("eva@acme.example"), "005Ws0000000009IAA");
        town.inShadowFor("eva@acme.example");

        String out = town.run("shadow").out();

        assertThat(out)
                .contains("the user 005Ws0000000009IAA, who is not in the roster")
                .containsPattern("all +2 +0 +0.0 % +1 +1")
                .contains("1  nothing has come from Salesforce about it yet");
    }

    @Test
    void whereTheRosterKnowsNoUserTheLeadMay() {
        Lead lead = town.inShadowFor("bo@acme.example");
        seen(lead, "005Ws0000000009IAA");
        var world = town.world();
        new Reowning(world.dynamo(), world.tables())
                .reown(
                        lead.id(),
                        new Owner.Rep("bo@acme.example", "", ""),
                        new Reown(Reown.Kind.OBSERVED, "salesforce", "", false, false),
                        MOVED);

        assertThat(town.run("shadow").out()).containsPattern("all +1 +1 +100.0 % +0 +0");
    }

    @Test
    void aQueueOfWhichOnlyTheIdIsKnownDecidesNothing() {
        seen(town.inShadowFor(new Owner.Queue("Inbound Triage")), "00GWs0000000001MAA");
        seen(town.inShadowFor("eva@acme.example"), "00GWs0000000001MAA");

        assertThat(town.run("shadow").out())
                .containsPattern("all +2 +0 +0.0 % +1 +1")
                .contains("Salesforce: a queue: since")
                .contains("1  it is in a queue of which only the id is known");
    }

    @Test
    void onlyThatRoutePoolAndTimeAreCompared() {
        seen(town.inShadowFor("eva@acme.example"), EVA);
        town.assignedTo("eva@acme.example");

        assertThat(town.run("shadow", "--route", "dach", "--pool", "dach-team", "--since", "2026-11-22")
                        .out())
                .containsPattern("all +1");
        assertThat(town.run("shadow", "--pool", "emea-team").out()).contains("No lead that was decided in shadow");
        assertThat(town.run("shadow", "--since", "2026-11-23").out()).contains("No lead");
    }

    @Test
    void aProgramReadsALineForEachDifferenceAndOneOfCounts() {
        Lead lead = town.inShadowFor("eva@acme.example");
        seen(lead, ANA);

        List<JsonNode> lines = town.run("shadow", "--format", "json")
                .out()
                .lines()
                .map(Json::tree)
                .toList();

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).at("/difference/lead").asText())
                .isEqualTo(lead.id().value());
        assertThat(lines.get(0).at("/difference/actual").asText()).isEqualTo("ana@acme.example");
        assertThat(lines.get(1).at("/all/differ").asInt()).isEqualTo(1);
        assertThat(lines.get(1).at("/routes/0/pool").asText()).isEqualTo("dach-team");
    }

    @Test
    void aLeadAndTheListAndTheTotalsSayThatItWasInShadow() {
        Lead lead = town.inShadowFor("eva@acme.example");

        assertThat(town.run("lead", lead.id().value()).out())
                .contains("decided in shadow for eva@acme.example; who has it in Salesforce is not known yet")
                .contains("in shadow, for eva@acme.example from dach-team: next in turn");
        assertThat(town.run("leads").out()).contains("assigned, shadow");
        var totals = town.run("totals", "--stack", "none");
        assertThat(totals.exit()).isZero();
        assertThat(totals.out()).contains("1 lead of them decided in shadow");
    }

    private void seen(Lead lead, String owner) {
        var world = town.world();
        var records = new Records(world.dynamo(), world.tables());
        String record = "00QWs" + "%010d".formatted(Math.floorMod(lead.id().hashCode(), 1_000_000_000)) + "IAA";
        records.delivered(
                lead.id(),
                new RecordState.Delivered(
                        record, Sighting.Kind.LEAD, true, Optional.empty(), 1, Samples.NOON.plusSeconds(2)),
                Optional.empty());
        records.seen(
                lead.id(),
                List.of(new Sighting(
                        record,
                        Sighting.Kind.LEAD,
                        new Stamp(MOVED, 7),
                        true,
                        false,
                        "",
                        Optional.of(owner),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                MOVED);
    }
}
