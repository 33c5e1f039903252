package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatonTest {
    private static final String LEAD = "-hAbCdEfGhIjKlMnOpQrStUv";

    @TempDir
    Path home;

    @Test
    void withoutACommandTheCommandsAreListed() {
        var ran = run();
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).contains("lead ").contains("check ").contains("roster ");
    }

    @Test
    void helpIsNoError() {
        assertThat(run("lead", "--help").exit()).isZero();
        assertThat(run("lead", "--help").out()).contains("baton lead");
    }

    @Test
    void aCommandThatIsNotKnownGetsOneLine() {
        var ran = run("laed");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).hasLineCount(1).contains("laed").contains("--help");
    }

    @Test
    void anOptionThatIsNotKnownGetsOneLine() {
        var ran = run("versions", "--frmat");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).hasLineCount(1).contains("--frmat");
        var check = run("check", "--nope");
        assertThat(check.exit()).isEqualTo(2);
        assertThat(check.err()).hasLineCount(1).contains("Unknown option: '--nope'");
    }

    @Test
    void aMisspeltZoneIsGuessed() {
        var ran = run("simulate", "--leads", "leads.csv", "--zone", "Europe/Berln");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err())
                .hasLineCount(1)
                .contains("'Europe/Berln' is no time zone (did you mean Europe/Berlin?)")
                .doesNotContain("java.");
    }

    @Test
    void withoutALocalStackTheLineSaysHowToStartOne() {
        var ran = run("lead", LEAD);
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).hasLineCount(1).contains("make run");
    }

    @Test
    void aDeployedStackIsLookedForInARegion() {
        var ran = run("versions", "--stack", "baton-eu");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).hasLineCount(1).contains("AWS_REGION");
    }

    @Test
    void aStackThatIsDownGetsOneLine() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Files.createDirectories(home.resolve(".baton"));
        Files.writeString(home.resolve(Stack.LOCAL_ENVIRONMENT), """
                BATON_LEADS_TABLE=Leads
                BATON_ROUTING_TABLE=Routing
                AWS_ENDPOINT_URL_DYNAMODB=http://localhost:%d
                AWS_ENDPOINT_URL_SQS=http://localhost:%d
                """.formatted(port, port));
        var ran = run("versions");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).hasLineCount(1).contains("make run");
    }

    @Test
    void aHalfWrittenStackFileGetsOneLine() throws IOException {
        Files.createDirectories(home.resolve(".baton"));
        Files.writeString(home.resolve(Stack.LOCAL_ENVIRONMENT), "BATON_LEADS_TABLE=Le");
        var ran = run("versions");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).hasLineCount(1).contains("BATON_ROUTING_TABLE").contains("make run");
    }

    @Test
    void whatIsNoLeadsIdGetsOneLine() throws IOException {
        var ran = Ran.command(
                Map.of(
                        "BATON_LEADS_TABLE", "Leads",
                        "BATON_ROUTING_TABLE", "Routing",
                        "AWS_ENDPOINT_URL", "http://localhost:1"),
                home,
                "lead",
                "x\u001b[2J");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).hasLineCount(1).contains("x\\u001b[2J").contains("not a lead's id");
    }

    @Test
    void whereALeadsIdMayStandAnOptionThatIsNotKnownIsOneAllTheSame() {
        for (var command : List.of("lead", "touched", "close", "replay", "explain")) {
            var ran = run(command, "--nope");
            assertThat(ran.exit()).as(command).isEqualTo(2);
            assertThat(ran.err())
                    .hasLineCount(1)
                    .contains("Unknown option: '--nope'. Try './baton " + command + " --help'.");
        }
        assertThat(run("leads", "resend", "--nope").err()).contains("Try './baton leads resend --help'.");
        assertThat(run("lead", LEAD).err()).as("an id may begin with a hyphen").contains("make run");
    }

    @Test
    void whatCannotBeMeantIsNotUnderstoodWhateverTheStackHolds() {
        var town = Town.withSamples();
        for (String[] command : new String[][] {
            {"leads", "--limit", "0"},
            {"kept", "--days", "0"},
            {"roster", "turns", "--next", "0"},
            {"roster", "cap", "ana@acme.example"},
            {"roster", "away", "ana@acme.example", "--from", "soon"},
            {"reroute"},
            {"reroute", "--lead", "x"},
            {"shadow", "--since", "lately"},
            {"forget", "nobody"},
            {"explain", "country=DE", "--at", "soon"}
        }) {
            var ran = town.run(command);
            assertThat(ran.exit()).as(String.join(" ", command)).isEqualTo(2);
            assertThat(ran.err()).hasLineCount(1).contains("--help");
        }
    }

    private Ran run(String... args) {
        return Ran.command(Map.of(), home, args);
    }
}
