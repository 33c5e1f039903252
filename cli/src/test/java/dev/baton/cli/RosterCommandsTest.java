package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.queue.Message;
import dev.baton.roster.Said;
import dev.baton.store.PlaybookStore;
import dev.baton.store.RosterStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People by hand: what each command changes, and what it says of it. */
class RosterCommandsTest {
    private static final String EVA = "eva@acme.example";

    @TempDir
    private Path folder = Path.of("");

    private final Town town = Town.withSamples();

    @Test
    void somebodyIsAwayFromNowOnUntilBack() {
        assertThat(town.run("roster", "away", EVA).out())
                .contains("eva@acme.example is away from 2026-11-22T13:10+01:00 until further notice (Europe/Zurich).")
                .contains("gets no leads: on leave until further notice")
                .contains("honoured by the next decision");
        assertThat(roster(EVA)).endsWith("on leave until further notice");

        assertThat(town.run("roster", "back", EVA).out())
                .contains("eva@acme.example is back")
                .contains("can have leads")
                .contains("Leads that wait in dach-team, emea-team");
        assertThat(roster(EVA)).endsWith("free");
        assertThat(town.rung()).contains(new Message.Doorbell("dach-team"));
    }

    @Test
    void outsideWorkingHoursNobodyIsFreeAndItIsSaidUntilWhen() {
        town.run(
                "publish",
                Town.SAMPLES.resolve("playbooks/acme-office-hours.yaml").toString());

        assertThat(roster(EVA)).endsWith("outside working hours until 2026-11-23 09:00 Europe/Zurich");
        assertThat(town.run("roster", "show", EVA).out())
                .contains("gets no leads: outside working hours until 2026-11-23 09:00 Europe/Zurich");
    }

    @Test
    void awayASecondTimeChangesNothingAndSaysSo() {
        town.run("roster", "away", EVA);
        assertThat(town.run("roster", "away", EVA, "--to", "2026-11-30").out())
                .contains("Nothing changed: eva@acme.example is away already from 2026-11-22T13:10+01:00 until further"
                        + " notice (Europe/Zurich). './baton roster back eva@acme.example' ends it.")
                .containsOnlyOnce("(by hand)");
    }

    @Test
    void aLeaveOfDaysIsInTheRepsOwnZone() {
        assertThat(town.run("roster", "away", "kai@acme.example", "--from", "2026-11-22", "--to", "2026-11-23")
                        .out())
                .contains("away from 2026-11-22 to 2026-11-23 (Asia/Tokyo)");
        assertThat(roster("kai@acme.example")).endsWith("on leave until 2026-11-24 00:00 Asia/Tokyo");
        assertThat(town.run("roster", "away", EVA, "--to", "2026-11-21").err()).contains("before it begins");
        assertThat(town.run("roster", "away", EVA, "--from", "2026-11-01", "--to", "2026-11-21")
                        .err())
                .contains("over already");
        assertThat(town.run("roster", "away", EVA, "--from", "tomorrow").err()).contains("--from 'tomorrow'");
    }

    @Test
    void backEndsALeaveOfTheCsvAndLeavesThoseToCome() {
        var fay = "fay@acme.example";
        town.run("roster", "away", fay, "--to", "2026-11-30");
        assertThat(town.run("roster", "back", fay).out())
                .contains("is back")
                .contains("from 2026-12-24 to 2027-01-02  (the CSV says so)")
                .contains("can have leads");
        assertThat(town.run("roster", "back", fay).out()).contains("was on no leave");
    }

    @Test
    void limitsByHandAreAboveTheCsvAndCanBeTakenBack() {
        assertThat(town.run("roster", "cap", EVA, "--open", "3", "--day", "none")
                        .out())
                .contains("open at once  3  (by hand, the CSV says 40)")
                .contains("a day         none  (by hand, the CSV says 15)")
                .contains("a week        60  (the CSV says 60)");
        town.run("roster", "import", Town.ROSTER);
        assertThat(roster(EVA)).contains("0 of 3");
        town.run("roster", "cap", EVA, "--clear");
        assertThat(roster(EVA)).contains("0 of 40");
        assertThat(town.run("roster", "cap", EVA).err()).contains("--open");
        assertThat(town.run("roster", "cap", EVA, "--week", "some").err()).contains("--week is a whole number");
    }

    @Test
    void somebodyIsPutInByHandAndTakenOutAgain() {
        assertThat(town.run("roster", "add", "Zoe@acme.example").err()).contains("--team and --zone");
        assertThat(town.run("roster", "add", "zoe@acme.example", "--team", "SDR", "--zone", "Europe/Berln")
                        .err())
                .contains("did you mean Europe/Berlin?");
        var added = town.run(
                "roster",
                "add",
                "Zoe@acme.example",
                "--team",
                "SDR",
                "--zone",
                "Europe/Berlin",
                "--speaks",
                "de",
                "--attribute",
                "region=emea;dach");
        assertThat(added.out())
                .contains("zoe@acme.example is in the roster now.")
                .contains("can have leads");
        assertThat(roster("zoe@acme.example")).contains("dach-team, emea-team");
        town.run("roster", "import", Town.ROSTER);
        assertThat(roster("zoe@acme.example")).as("an import leaves them").contains("dach-team");

        assertThat(town.run("roster", "remove", "zoe@acme.example").out()).contains("is out of the roster.");
        assertThat(roster("zoe@acme.example")).isEmpty();
    }

    @Test
    void whoIsTakenOutByHandStaysOutOfTheNextImport() {
        assertThat(town.run("roster", "remove", EVA).out())
                .contains("stays out")
                .contains("./baton roster add " + EVA);
        assertThat(town.run("roster", "import", Town.ROSTER).out())
                .contains("says otherwise")
                .contains(EVA);
        assertThat(roster(EVA)).isEmpty();
        assertThat(town.run("roster", "show", EVA).out()).contains("not in the roster");
        town.run("roster", "add", EVA);
        assertThat(roster(EVA)).endsWith("free");
    }

    @Test
    void whoeverIsInactiveInSalesforceGetsNothingWhateverIsSaidByHand() {
        var store = new RosterStore(town.world().dynamo(), town.world().tables());
        var cells = new PlaybookStore(town.world().dynamo(), town.world().tables())
                .active()
                .cells();
        var eva = store.rep(EVA).orElseThrow().value();
        store.fromSalesforce(Map.of(EVA, Said.of(eva.with(true, false))), _ -> cells);

        assertThat(town.run("roster", "on", EVA).out())
                .contains("gets no leads: not active in the CRM")
                .contains("active        no  (Salesforce says no, the CSV says yes)")
                .contains("switch        on  (by hand, Salesforce says on, the CSV says on)");
    }

    @Test
    void aMisspeltRepIsGuessed() {
        assertThat(town.run("roster", "away", "eva@acme.exmaple").err())
                .hasLineCount(1)
                .contains("there is no rep 'eva@acme.exmaple'; did you mean eva@acme.example?");
        assertThat(town.run("roster", "away", "dieer").err()).contains("did you mean dieter@acme.example?");
    }

    @Test
    void aRepWhoIsNobodysNeighbourIsNotGuessed() {
        assertThat(town.run("roster", "away", "zoltan@acme.example").err())
                .hasLineCount(1)
                .contains("there is no rep 'zoltan@acme.example'; './baton roster' lists them");
        assertThat(town.run("roster", "away", "eva@elsewhere.example").err()).doesNotContain("did you mean");
    }

    @Test
    void whatIsExportedIsImportedAsTheSamePeople() throws IOException {
        var file = folder.resolve("out.csv");
        town.run("roster", "away", EVA, "--to", "2026-11-30T15:00");
        town.run("roster", "cap", "kai@acme.example", "--open", "1");
        town.run("roster", "off", "ana@acme.example");
        assertThat(town.run("roster", "export", file.toString()).out()).contains("14 reps written");
        assertThat(town.run("roster", "export", file.toString()).err()).contains("--force");

        var other = new Town();
        assertThat(other.run("roster", "import", file.toString()).out()).contains("14 added");
        assertThat(other.run("roster", "--format", "json").out())
                .isEqualTo(town.run("roster", "--format", "json").out());
        assertThat(Files.readString(file)).startsWith("email,name,team,");
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
