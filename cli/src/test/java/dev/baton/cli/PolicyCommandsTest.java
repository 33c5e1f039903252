package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.json.Json;
import dev.baton.queue.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Playbook, roster and accounts: checked, published, and whoever waits is looked at again. */
class PolicyCommandsTest {
    @TempDir
    Path folder;

    @Test
    void theSamplePlaybookIsGood() {
        var ran = new Town().run("check", Town.PLAYBOOK, "--roster", Town.ROSTER);
        assertThat(ran.out())
                .contains("is good: 7 routes, 7 pools")
                .contains("(what the expression of the route partner covers is not analysed)");
        assertThat(ran.exit()).isZero();
    }

    @Test
    void whatIsWrongIsToldAllAtOnceWithItsPlace() throws IOException {
        var broken = copy("pools:", "pols:");
        var ran = new Town().run("check", broken.toString());
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).containsPattern("acme.yaml:\\d+:\\d+: error: ").contains("cannot be published");
    }

    @Test
    void aProgramGetsTheFindingsAsJson() throws IOException {
        var broken = copy("pools:", "pols:");
        var ran = new Town().run("check", broken.toString(), "--roster", Town.ROSTER, "--format", "json");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).hasLineCount(1);
        var answer = Json.tree(ran.out());
        assertThat(answer.path("good").asBoolean()).isFalse();
        assertThat(answer.path("findings").path(0).path("line").asInt()).isPositive();
        assertThat(answer.path("findings").path(0).path("severity").asText()).isEqualTo("error");
        var good = Json.tree(
                new Town().run("check", Town.PLAYBOOK, "--format", "json").out());
        assertThat(good.path("routes").asInt()).isEqualTo(7);
        assertThat(good.path("findings").isEmpty()).isTrue();
    }

    @Test
    void gitHubMarksTheLines() throws IOException {
        var broken = copy("to: dach-team", "to: \"50% of it::warning::\"");
        var ran = new Town().run("check", broken.toString(), "--format", "github");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out().lines().filter(line -> line.startsWith("::error ")))
                .singleElement()
                .asString()
                .matches("::error file=.*acme.yaml,line=\\d+,col=\\d+::there is no pool \"50%25 of it::warning::\" .*");
    }

    @Test
    void aRosterWithAnErrorIsToldToAProgramToo() throws IOException {
        var csv = Files.writeString(folder.resolve("r.csv"), "email,name,team,zone\nana@acme.example,Ana,SDR,Berln\n");
        var ran = new Town().run("check", Town.PLAYBOOK, "--roster", csv.toString(), "--format", "json");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(Json.tree(ran.out()).path("findings").path(0).path("file").asText())
                .endsWith("r.csv");
    }

    @Test
    void theRosterAndTheAccountsBesideAPlaybookAreTaken() throws IOException {
        var playbook = copy("nothing", "nothing").toString();
        assertThat(new Town().run("check", playbook).out()).doesNotContain("held against");
        var people = Files.readString(Path.of(Town.ROSTER));
        Files.writeString(
                folder.resolve("roster.csv"),
                people.lines()
                        .map(line -> line.startsWith("nia@") ? line.replace(",yes,yes,", ",yes,no,") : line)
                        .collect(Collectors.joining("\n")));
        Files.copy(Town.SAMPLES.resolve("accounts.csv"), folder.resolve("accounts.csv"));

        var ran = new Town().run("check", playbook);

        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .contains("held against ", "roster.csv")
                .containsPattern(
                        "accounts.csv:\\d+:\\d+: warning: nia@acme.example owns \\d+ accounts?, is inactive and gets no leads");
        assertThat(new Town().run("check", playbook, "--accounts", "none.csv").exit())
                .isEqualTo(1);
    }

    @Test
    void theSchemaIsPrintedAsItIs() throws IOException {
        var ran = new Town().run("schema");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .isEqualToNormalizingNewlines(Files.readString(Town.SAMPLES.resolve("../docs/playbook.schema.json")));
    }

    @Test
    void aPlaybookThatIsNotThereIsAFinding() {
        var ran = new Town().run("check", folder.resolve("none.yaml").toString());
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("none.yaml");
    }

    @Test
    void aPlaybookWithAnErrorIsNotPublished() throws IOException {
        var town = Town.withSamples();
        var ran = town.run("publish", copy("pools:", "pols:").toString());
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("the active playbook is as it was");
        assertThat(town.run("versions").out()).hasLineCount(2);
    }

    @Test
    void publishingMakesAVersionActive() throws IOException {
        var town = Town.withSamples();
        assertThat(town.run(
                                "publish",
                                copy("cap: {open: 25, day: 8}", "cap: {open: 25, day: 9}")
                                        .toString(),
                                "--note",
                                "stricter")
                        .out())
                .contains("Version 2 is active");
        var versions = town.run("versions").out();
        assertThat(versions.lines().filter(line -> line.endsWith("active")))
                .singleElement()
                .asString()
                .startsWith("2 ");
        assertThat(versions).contains("stricter").contains("pool \"enterprise-team\", cap, day: 8, now 9");
    }

    @Test
    void aPlaybookThatFailsItsOwnTestsIsNotPublished() throws IOException {
        var town = Town.withSamples();
        var ran =
                town.run("publish", copy("qualified-at: 50", "qualified-at: 60").toString());
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("FAILED  Kleinholz, 12").contains("expected route DACH, came none");
        assertThat(ran.err()).contains("failed; ").contains("the active playbook is as it was");
        assertThat(town.run("versions").out()).hasLineCount(2);
    }

    @Test
    void theSamplePlaybookPassesItsTestsWithAndWithoutARoster() {
        var ran = new Town().run("test", Town.PLAYBOOK, "--roster", Town.ROSTER);
        assertThat(ran.out()).contains("ok      an owner who is away").contains("12 of 12 tests passed");
        assertThat(ran.exit()).isZero();
        assertThat(new Town().run("test", Town.PLAYBOOK).out())
                .contains("No roster: somebody made up stands in")
                .contains("12 of 12 tests passed");
    }

    @Test
    void aTestThatFailsTellsWhatCameToAPersonAProgramAndGitHub() throws IOException {
        var file = copy("expect: {route: partner}", "expect: {route: DACH}").toString();
        var told = new Town().run("test", file);
        assertThat(told.exit()).isEqualTo(1);
        assertThat(told.out())
                .containsPattern("FAILED  .*acme.yaml:\\d+\\)")
                .contains("expected route DACH, came partner")
                .contains("yes partner:")
                .contains("11 of 12 tests passed");
        var json = Json.tree(new Town().run("test", file, "--format", "json").out());
        assertThat(json.path("good").asBoolean()).isFalse();
        assertThat(json.path("tests").size()).isEqualTo(12);
        assertThat(new Town().run("test", file, "--format", "github").out())
                .containsPattern("::error file=.*acme.yaml,line=\\d+,col=\\d+::.*expected route DACH, came partner%0A");
    }

    @Test
    void twoPlaybooksAreComparedInWordsAndLineByLine() throws IOException {
        var town = Town.withSamples();
        var file = copy("cap: {open: 25, day: 8}", "cap: {open: 25, day: 9}").toString();
        assertThat(town.run("diff", file).out())
                .contains("From version 1 (active) to ")
                .contains("  pool \"enterprise-team\", cap, day: 8, now 9")
                .contains("\n-    cap: {open: 25, day: 8}")
                .contains("\n+    cap: {open: 25, day: 9}");
        assertThat(town.run("diff", "1", Town.PLAYBOOK).out()).contains("say the same");
        var offline = Ran.command(Map.of(), folder, "diff", file, Town.PLAYBOOK);
        assertThat(offline.out()).contains("  pool \"enterprise-team\", cap, day: 9, now 8");
        var none = folder.resolve("none.yaml").toString();
        assertThat(Ran.command(Map.of(), folder, "diff", file, none).err()).contains("there is no file " + none);
        assertThat(town.run("diff", "1", "7").err()).contains("there is no version 7");
        assertThat(town.run("diff").err()).contains("there is no version to compare with");
    }

    @Test
    void rowsOfTablesThatDifferAreNamed() throws IOException {
        var town = Town.withSamples();
        var file = copy("owner:", "owner:");
        var csv = folder.resolve("territories.csv");
        Files.writeString(
                csv,
                Files.readString(csv).replace("CO,,americas\n", "").replace("CL,,americas", "CL,,emea") + "IS,,emea\n");

        var told = town.run("diff", file.toString());
        assertThat(told.out())
                .contains("  territories, 1 row is new: IS: emea\n")
                .contains("  territories, 1 row is gone: CO: americas\n")
                .contains("  territories, 1 row has changed: CL: americas, now emea\n");
        assertThat(town.run("publish", file.toString()).exit()).isZero();
        assertThat(town.run("diff", "1", "2").out()).contains("territories, 1 row has changed: CL: americas, now emea");
        assertThat(town.run("versions").out()).contains("territories: other rows");
    }

    @Test
    void theActiveVersionIsDescribedWhereNoFileIsNamed() throws IOException {
        var town = Town.withSamples();
        var html = folder.resolve("policy.html");
        var ran = town.run("describe", "--out", html.toString());

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("from version 1, active now: open it in a browser");
        assertThat(Files.readString(html))
                .contains("Written by Baton from version 1, active now on")
                .contains("Dieter Hofer")
                .contains("What must come of these leads")
                .contains("rows; the row that says most wins");
        assertThat(town.run("describe", "--live", "--out", html.toString()).exit())
                .isZero();
        assertThat(town.run("describe", Town.PLAYBOOK, "--live").err()).contains("not both");
        assertThat(new Town().run("describe", "--out", html.toString()).err())
                .contains("no playbook is active: publish one, or name a playbook's file");
        assertThat(Ran.command(Map.of(), folder, "describe").err())
                .contains("there is no local stack yet")
                .contains("or name a playbook's file, like samples/playbooks/acme.yaml");
        assertThat(Ran.command(Map.of(), folder, "describe", Town.PLAYBOOK, "--out", html.toString())
                        .out())
                .contains("from acme.yaml: open it");
    }

    @Test
    void aRollBackIsShownFirstAndThenANewVersion() throws IOException {
        var town = Town.withSamples();
        town.run(
                "publish",
                copy("cap: {open: 25, day: 8}", "cap: {open: 25, day: 9}").toString());
        var shown = town.run("rollback");
        assertThat(shown.out())
                .contains("From version 2 (active) to version 1:")
                .contains("cap, day: 9, now 8")
                .contains("Nothing was changed");
        assertThat(town.run("versions").out()).hasLineCount(3);
        assertThat(town.run("rollback", "1", "--yes", "--note", "too many").out())
                .contains("Version 3 is active: it is version 1 again.");
        assertThat(town.run("versions").out()).contains("too many").containsPattern("3 .*active");
        assertThat(town.run("diff", "1", "3").out()).contains("say the same");
        assertThat(town.run("rollback", "3").out()).contains("Nothing to do");
        assertThat(town.run("rollback", "9").err()).contains("there is no version 9");
    }

    @Test
    void publishingTheSameAgainChangesNothing() {
        var town = Town.withSamples();
        assertThat(town.run("publish", Town.PLAYBOOK).out()).contains("Nothing changed: version 1");
        assertThat(town.run("versions").out()).hasLineCount(2);
    }

    @Test
    void publishingRingsForWhoeverWaitsAlsoInAPoolThatVanishes() throws IOException {
        var town = Town.withSamples();
        town.held();
        var without = copy("dach-team", "german-team");
        assertThat(town.run("publish", without.toString()).exit()).isZero();
        assertThat(rungPools(town)).contains("dach-team", "german-team", "emea-team");
    }

    @Test
    void aSyncRingsEveryPool() throws IOException {
        var town = Town.withSamples();
        var csv = folder.resolve("roster.csv");
        Files.writeString(
                csv,
                Files.readAllLines(Path.of(Town.ROSTER)).stream()
                                .filter(line -> !line.startsWith("mia@"))
                                .collect(Collectors.joining("\n"))
                        + "\nzoe@acme.example,Zoe Lang,SDR,de,Europe/Berlin,1,40,15,60,yes,yes,,,,emea\n");
        assertThat(town.run("roster", "sync", csv.toString(), "--dry-run").out())
                .contains("1 of them new; 1 of those who are there now would get no more leads")
                .contains("Nothing was changed");
        assertThat(town.rung()).isEmpty();
        assertThat(town.run("roster", "sync", csv.toString()).out())
                .contains("1 added, 0 changed, 1 removed")
                .contains("zoe@acme.example");
        assertThat(rungPools(town)).contains("dach-team", "apac-team", "enterprise-team");
        assertThat(town.run("roster").out()).contains("zoe@acme.example").contains("dach-team, emea-team");
    }

    @Test
    void aRosterWithAnErrorChangesNothing() throws IOException {
        var town = Town.withSamples();
        var csv = folder.resolve("roster.csv");
        Files.writeString(csv, "email,name,team,zone\nana@acme.example,Ana,SDR,Europe/Berln\n");
        var ran = town.run("roster", "sync", csv.toString());
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("roster.csv:2:").contains("Europe/Berlin");
        assertThat(ran.err()).contains("the roster is as it was");
        assertThat(town.run("roster").out()).contains("bo@acme.example");
    }

    @Test
    void theRosterShowsWhoCanHaveALeadNow() {
        var town = Town.withSamples();
        assertThat(town.run("roster", "off", "Ana@acme.example").out()).contains("off: no new leads");
        assertThat(town.run("roster").out())
                .containsPattern("ana@acme.example .*enterprise-team +switched off")
                .containsPattern("bo@acme.example .*0 of 25 .*enterprise-team +free");
        assertThat(town.run("roster", "on", "ana@acme.example").out()).contains("Leads that wait in enterprise-team");
        assertThat(rungPools(town)).containsExactly("enterprise-team");
    }

    @Test
    void theTurnsThatComeNextAreThoseThatWillBeTaken() {
        var town = Town.withSamples();
        assertThat(town.run("roster", "turns", "--next", "3").out())
                .doesNotStartWith(System.lineSeparator())
                .containsPattern("enterprise-team: next ana@acme.example, bo@acme.example, ana@acme.example\n")
                .containsPattern("partners: next pia@acme.example, pia@acme.example, pia@acme.example\n")
                .containsPattern("ana@acme.example +50 % +0 +new, starts level +free")
                .contains("owed nothing for that time");
        town.run("roster", "off", "pia@acme.example");
        assertThat(town.run("roster", "turns").out())
                .containsPattern("partners: nobody is free")
                .containsPattern("pia@acme.example +- +0 +new, starts level +switched off");
        assertThat(town.run("roster", "turns", "--format", "json").out())
                .contains("\"pool\":\"partners\",\"members\":[{\"rep\":\"pia@acme.example\"");
    }

    @Test
    void aRepWhoIsNotThereGetsOneLine() {
        var ran = new Town().run("roster", "off", "nobody@acme.example");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).hasLineCount(1).contains("there is no rep 'nobody@acme.example'");
    }

    @Test
    void anEmptyRosterSaysHowToFillIt() {
        assertThat(new Town().run("roster").out()).contains("roster import");
        assertThat(new Town().run("versions").out()).contains("publish");
    }

    @Test
    void accountsAreWritten() throws IOException {
        var town = new Town();
        var csv = Town.SAMPLES.resolve("accounts.csv");
        long rows = Files.readAllLines(csv).size() - 1L;
        assertThat(town.run("accounts", "load", csv.toString()).out()).contains(rows + " accounts of ");
    }

    @Test
    void aRowOfTheAccountsThatCannotBeUsedHarmsOnlyItself() throws IOException {
        var rows = new StringBuilder("id,name,domain\n1,Globex,globex.example\n2,Initech,\n");
        for (int i = 0; i < 200; i++) {
            rows.append(3 + i).append(",Globex once more,www.globex.example\n");
        }
        var csv = Files.writeString(folder.resolve("a.csv"), rows).toString();
        var lead = Town.SAMPLES.resolve("leads/dach.json").toString();

        var loaded = new Town().run("accounts", "load", csv);
        assertThat(loaded.exit()).isZero();
        assertThat(loaded.out())
                .contains("a.csv:3:", "and 101 others", "1 account of ")
                .hasLineCount(102);
        for (var ran : List.of(
                new Town().run("explain", lead, "--accounts", csv),
                new Town().run("test", Town.PLAYBOOK, "--roster", Town.ROSTER, "--accounts", csv),
                new Town()
                        .run(
                                "simulate",
                                "--leads",
                                Town.SAMPLES.resolve("history/leads.csv").toString(),
                                "--accounts",
                                csv))) {
            assertThat(ran.exit()).isZero();
            assertThat(ran.err())
                    .hasLineCount(1)
                    .contains("201 rows of the accounts left out or read in part, the first: ", "a.csv:3:");
        }
    }

    @Test
    void ofAFileFullOfErrorsTheFirstAreTold() throws IOException {
        var csv = Files.writeString(
                folder.resolve("r.csv"), "email,name,team,zone\n" + "ana@acme.example,Ana,SDR,Berln\n".repeat(50));

        var ran = new Town()
                .run("explain", Town.SAMPLES.resolve("leads/dach.json").toString(), "--roster", csv.toString());

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).hasLineCount(1).contains("r.csv:2:", "others").doesNotContain("r.csv:30:");
    }

    private static List<String> rungPools(Town town) {
        return town.rung().stream()
                .map(message -> message instanceof Message.Doorbell(String pool) ? pool : message.toString())
                .toList();
    }

    private Path copy(String what, String with) throws IOException {
        var playbooks = Town.SAMPLES.resolve("playbooks");
        Files.copy(playbooks.resolve("territories.csv"), folder.resolve("territories.csv"));
        var text = Files.readString(playbooks.resolve("acme.yaml"));
        return Files.writeString(folder.resolve("acme.yaml"), text.replace(what, with));
    }
}
