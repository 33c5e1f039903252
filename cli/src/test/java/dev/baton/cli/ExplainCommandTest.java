package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.salesforce.StubServer;
import dev.baton.salesforce.StubServer.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a lead would get, and why: offline, and in a stack. */
class ExplainCommandTest {
    private static final String DACH = Town.SAMPLES.resolve("leads/dach.json").toString();

    @TempDir
    Path folder;

    @Test
    void a_lead_in_a_file_is_explained_by_the_samples() {
        var ran = offline("explain", DACH, "--at", "Mon 10:00 Europe/Berlin");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .startsWith("Jonas Keller of Northwind Handel: would be assigned to Dieter Hofer (dieter@acme.example)")
                .contains("territory     dach: the row DE")
                .contains("segment       mid-market: employees is 220")
                .contains("    yes DACH                  territory is dach")
                .contains("eva@acme.example  due, but after dieter@acme.example")
                .containsPattern("eva@acme.example +1.00 +0 +new, starts level +free")
                .contains("waits in emea-team until ")
                .contains("goes to the queue Inbound Triage: nobody for it in emea-team")
                .doesNotContain("Every rule");
    }

    @Test
    void what_the_readme_shows_is_what_comes() throws IOException {
        var readme = Files.readString(Town.HOME.resolve("README.md"));
        var command = "./baton explain samples/leads/dach.json --at \"Mon 10:00 Europe/Berlin\"\n```\n\n```\n";
        int from = readme.indexOf(command) + command.length();
        assertThat(from).isGreaterThan(command.length());
        var shown = readme.substring(from, readme.indexOf("```", from)).split("\\n\\[\\.\\.\\.]\\n", -1);
        assertThat(shown).hasSize(2);

        var ran = Ran.command(
                Map.of(),
                Town.HOME,
                Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC),
                "explain",
                DACH,
                "--at",
                "Mon 10:00 Europe/Berlin");

        var out = ran.out().replace(Town.HOME + "/", "");
        assertThat(out).startsWith(shown[0].strip()).endsWith(shown[1].strip() + "\n");
    }

    @Test
    void where_a_lead_waits_and_where_it_does_not_is_told() throws IOException {
        var playbook = folder.resolve("p.yaml");
        Files.writeString(playbook, """
                playbook: p
                score:
                  qualified-at: 50
                  fit: [{points: 50, when: {employees: 1000+}, why: our size}]
                  below:
                    - {when: {country: DE}, nurture: {campaign: German News}}
                    - {when: {request: demo}, nurture: {campaign: Demos}}
                    - {nurture: {campaign: News}}
                routes: [{route: all, to: fallback}]
                fallback: {salesforce-queue: q}
                """);

        var ran = offline("explain", "country=AT", "request=newsletter", "--playbook", playbook.toString());

        assertThat(ran.out())
                .contains("would be nurtured in News")
                .contains("not in German News: country is AT, not DE")
                .contains("not in Demos: request is newsletter, not demo");
    }

    @Test
    void every_rule_is_told_where_it_is_asked_for() {
        assertThat(offline("explain", DACH, "--all").out())
                .containsPattern("no +\\+10 +fit +can decide +title has not chief, vp, head or director")
                .containsPattern("yes +\\+50 +intent +asked for a demo or a price +request is demo")
                .contains("not enterprise: employees is 220, not 1000+")
                .contains("for throw-away address: email-kind is business, not disposable");
    }

    @Test
    void a_lead_is_written_down_in_a_playbooks_words() {
        var ran = offline(
                "explain",
                "company=Initech",
                "account-type=Customer",
                "account-owner=nia@acme.example",
                "employes=4",
                "--signal",
                "webinar-attended 12 days ago");

        assertThat(ran.out())
                .startsWith("A lead of Initech: would be assigned to Nia Evans (nia@acme.example)")
                .contains("not used      employes: is no field of a lead")
                .contains("+20 behaviour came to a webinar")
                .contains("asked first   nia@acme.example: owns the account Initech");
    }

    @Test
    void without_a_roster_nobody_is_picked() {
        var ran = offline("explain", DACH, "--playbook", Town.PLAYBOOK);

        assertThat(ran.out())
                .contains("takes the route DACH to dach-team")
                .contains("who gets it is not known: name a --roster");
    }

    @Test
    void the_roster_beside_a_playbook_is_taken() throws IOException {
        for (var name : List.of("playbooks/acme.yaml", "playbooks/territories.csv", "roster.csv")) {
            var from = Town.SAMPLES.resolve(name);
            Files.copy(from, folder.resolve(from.getFileName()));
        }

        var ran = offline(
                "explain", DACH, "--playbook", folder.resolve("acme.yaml").toString());

        assertThat(ran.out()).contains("would be assigned to").doesNotContain("who gets it is not known");
    }

    @ParameterizedTest
    @CsvSource({
        "nowhere.json,                    cannot be read",
        "leads,                           cannot be read",
        "list.json,                       the lead must be one JSON object",
        "broken.json,                     the lead is not valid JSON: see line 1",
        "latin1.json,                     is not UTF-8"
    })
    void what_is_no_lead_is_said(String file, String why) throws IOException {
        Files.createDirectory(folder.resolve("leads"));
        Files.writeString(folder.resolve("list.json"), "[]");
        Files.writeString(folder.resolve("broken.json"), "{\"a\": ");
        Files.write(folder.resolve("latin1.json"), new byte[] {'{', '"', (byte) 0xe4, '"', ':', '1', '}'});

        var ran = offline("explain", folder.resolve(file).toString());

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains(why);
    }

    @Test
    void what_is_no_moment_and_no_signal_is_said() {
        assertThat(offline("explain", DACH, "--at", "tomorrow").err())
                .contains("'tomorrow' is no moment like 'Mon 10:00");
        assertThat(offline("explain", DACH, "--signal", "was here").err()).contains("'was here' is no signal like");
    }

    @Test
    void a_misspelt_zone_is_guessed() {
        assertThat(offline("explain", DACH, "--at", "Mon 10:00 Europe/Berln").err())
                .contains("'Europe/Berln' is no time zone (did you mean Europe/Berlin?)");
    }

    @Test
    void a_stored_lead_follows_its_persons_earlier_one() {
        var town = Town.withSamples();
        var first = town.assignedTo("eva@acme.example");
        var second = town.acceptedOf(first.keys());

        assertThat(town.run("explain", second.id().value()).out())
                .startsWith("Eva Maier of Globex: would be assigned to Eva Rochat (eva@acme.example)")
                .contains("has this person's earlier lead " + first.id());
        assertThat(town.run("explain", first.id().value()).out()).doesNotContain("this person's earlier lead");
    }

    @Test
    void a_lead_whose_persons_first_is_being_decided_waits_for_that() {
        var town = Town.withSamples();
        var first = town.assignedTo("eva@acme.example");
        var second = town.acceptedOf(first.keys());
        assertThat(town.run("reroute", "--lead", first.id().value(), "--yes").exit())
                .isZero();

        assertThat(town.run("explain", second.id().value()).out())
                .contains("waits for     this person's earlier lead " + first.id() + ", which is being decided");
    }

    @Test
    void the_person_of_a_lead_in_a_file_is_known_where_the_stack_says_its_secret() {
        var town = Town.withSamples();
        var first = town.assignedTo("eva@acme.example", town.ids().keys("j.keller@northwind.example", ""));
        assertThat(town.run("explain", DACH, "--live").out()).doesNotContain("this person's earlier lead");

        try (var secrets = StubServer.answering(
                asked -> Reply.json(200, "{\"Name\":\"town\",\"SecretString\":\"" + Town.SECRET + "\"}"))) {
            var environment = new HashMap<>(town.environment());
            environment.put("BATON_SECRET_REF", "secretsmanager:town");
            environment.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.uri().toString());
            var ran = Ran.command(
                    environment, Town.HOME, Clock.fixed(Town.NOW, ZoneOffset.UTC), "explain", DACH, "--live");

            assertThat(ran.err()).isEmpty();
            assertThat(ran.out())
                    .contains("would be assigned to Eva Rochat")
                    .contains("has this person's earlier lead " + first.id());
        }
    }

    @Test
    void a_playbook_with_errors_explains_nothing() throws IOException {
        var broken = folder.resolve("acme.yaml");
        Files.writeString(broken, Files.readString(Path.of(Town.PLAYBOOK)).replace("pools:", "pols:"));

        var ran = offline("explain", DACH, "--playbook", broken.toString());

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("the playbook").contains("error");
    }

    @Test
    void a_program_gets_all_of_it() {
        assertThat(offline("explain", DACH, "--format", "json").out())
                .hasLineCount(1)
                .contains("\"route\":\"DACH\"")
                .contains("\"territoryWhy\":\"the row DE\"")
                .contains("\"ifNobody\":[");
    }

    @Test
    void a_stored_lead_is_explained_as_it_would_be_decided_now() {
        var town = Town.withSamples();
        var lead = town.assignedTo("dieter@acme.example");

        var before = town.run("lead", lead.id().value()).out();
        var ran = town.run("explain", lead.id().value());

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .startsWith("Eva Maier of Globex: would be assigned to ")
                .contains("acme-inbound, version 1, active now")
                .contains("the stack's, as it is now");
        assertThat(town.run("lead", lead.id().value()).out()).isEqualTo(before);
    }

    @Test
    void a_file_is_explained_by_what_is_active_where_that_is_asked_for() {
        var town = Town.withSamples();
        assertThat(town.run("roster", "off", "dieter@acme.example").exit()).isZero();

        var ran = town.run("explain", DACH, "--live");

        assertThat(ran.out()).contains("would be assigned to Eva Rochat").contains("dieter@acme.example  switched off");
    }

    private static Ran offline(String... args) {
        return Ran.command(Map.of(), Town.HOME, Clock.fixed(Town.NOW, ZoneOffset.UTC), args);
    }
}
