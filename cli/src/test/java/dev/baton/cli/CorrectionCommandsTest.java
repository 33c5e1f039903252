package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.baton.lead.Ids;
import dev.baton.lead.LeadId;
import dev.baton.lead.Status;
import dev.baton.queue.Message;
import dev.baton.store.LeadState;
import dev.baton.store.LeadStore;
import dev.baton.store.Received;
import dev.baton.store.RecordState;
import dev.baton.store.Records;
import dev.baton.store.RosterStore;
import dev.baton.store.Sighting;
import dev.baton.testing.SampleLeads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;

/** A wrong routing corrected, a person forgotten, a deployed stack found. */
class CorrectionCommandsTest {
    private static final String SECRET = "a secret of this test alone";

    private final Town town = Town.withSamples();
    private final List<Path> plans = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeEach
    @AfterEach
    void noPlansAreLeft() throws IOException {
        for (Path plan : plans) {
            Files.deleteIfExists(plan);
        }
    }

    @Test
    void aLeadIsGivenToSomebodyElseAndTheDecisionSaysWhoAndWhy() {
        var lead = town.assignedTo("eva@acme.example");

        var ran = town.run("reassign", lead.id().value(), "--to", "Ana@acme.example", "--why", "knows them");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("was assigned to eva@acme.example").contains("as routing 2");
        assertThat(town.run("lead", lead.id().value()).out())
                .contains("assigned to")
                .contains("ana@acme.example")
                .contains("knows them");
        assertThat(town.rung()).contains(new Message.Doorbell("dach-team"));
        assertThat(town.run("reassign", lead.id().value(), "--to", "ana@acme.example", "--why", "again")
                        .out())
                .contains("Nothing changed");
    }

    @Test
    void whoCannotHaveItIsRefusedWithTheReason() {
        var lead = town.assignedTo("eva@acme.example").id().value();
        assertThat(town.run("reassign", lead, "--to", "nobody@acme.example", "--why", "x")
                        .err())
                .hasLineCount(1)
                .contains("there is no 'nobody@acme.example' in the roster");
        town.run("roster", "off", "ana@acme.example");
        assertThat(town.run("reassign", lead, "--to", "ana@acme.example", "--why", "x")
                        .err())
                .contains("is not free: switched off")
                .contains("--force");
        assertThat(town.run("reassign", lead, "--to", "ana@acme.example", "--why", "x", "--force")
                        .exit())
                .isZero();
        assertThat(town.run("reassign", town.accepted().id().value(), "--to", "eva@acme.example", "--why", "x")
                        .err())
                .contains("is on its way");
    }

    @Test
    void routingOnceMoreIsShownFirstAndThenDoneOnce() throws IOException {
        var lead = town.assignedTo("eva@acme.example");
        var held = town.held();
        town.rung();

        var shown = town.run("reroute", "--pool", "dach-team", "--not-to-earlier-owner", "--why", "wrong team");

        assertThat(shown.err()).isEmpty();
        assertThat(shown.out())
                .contains(lead.id().value())
                .contains(held.id().value())
                .contains("Nothing was changed");
        assertThat(state(lead.id().value()).routing()).isEqualTo(1);
        assertThat(town.sent()).isEmpty();
        var plan = plan(shown.out());

        var done = town.run("reroute", "--plan", plan, "--yes", "--rate", "1000");

        assertThat(done.err()).isEmpty();
        assertThat(done.out()).contains("Routed once more: 2 leads");
        assertThat(town.sent()).hasSize(2);
        assertThat(state(lead.id().value()).status()).isEqualTo(Status.RECEIVED);
        assertThat(state(lead.id().value()).notTo()).containsExactly("eva@acme.example");
        var again = town.run("reroute", "--plan", plan, "--yes", "--rate", "1000");
        assertThat(again.out()).contains("Routed once more: 0 leads").contains("2 had been started before");
        assertThat(state(lead.id().value()).routing()).isEqualTo(2);
    }

    @Test
    void reroutingNeedsToBeToldWhich() {
        assertThat(town.run("reroute").err()).contains("say which leads");
        assertThat(town.run("reroute", "--since", "yesterday").err()).contains("--since is a day");
        assertThat(town.run("reroute", "--owner", "ana@acme.example").out()).contains("There is no such lead.");
        assertThat(town.run("reroute", "--route", "DAHC").out())
                .contains("The active playbook has no route 'DAHC'; did you mean DACH?");
        assertThat(town.run("reroute", "--route", "DACH", "--pool", "dach-tam").out())
                .contains("has no pool 'dach-tam'; did you mean dach-team?")
                .doesNotContain("no route");
        for (String since :
                List.of("2026-11-20", "2026-11-20T08:00", "2026-11-20T08:00Z", "2026-11-20T08:00+01:00", "PT6H")) {
            assertThat(town.run("reroute", "--held", "--since", since).err())
                    .as(since)
                    .isEmpty();
        }
        assertThat(town.run("shadow", "--route", "DAHC").out()).contains("did you mean DACH?");
    }

    /** Wherever a run dies, between the transaction of one lead and its message or between two leads: what it left is one of these. */
    @Test
    void aRunThatWasKilledAnywhereIsGoneOnWithAndNothingHappensTwice() throws IOException {
        var untouched = town.assignedTo("eva@acme.example").id();
        var committed = town.assignedTo("eva@acme.example").id();
        var alsoCommitted = town.assignedTo("eva@acme.example").id();
        var plan = plan(town.run("reroute", "--pool", "dach-team").out());
        town.run(
                "reroute",
                "--plan",
                plan(town.run("reroute", "--lead", committed.value()).out()),
                "--yes");
        town.run(
                "reroute",
                "--plan",
                plan(town.run("reroute", "--lead", alsoCommitted.value()).out()),
                "--yes");
        town.sent();

        var ran = town.run("reroute", "--plan", plan, "--yes", "--rate", "1000");

        assertThat(ran.out()).contains("Routed once more: 1 lead").contains("2 had been started before");
        assertThat(town.sent())
                .extracting(message -> ((Message.Accepted) message).id())
                .containsExactlyInAnyOrder(untouched, committed, alsoCommitted);
        for (LeadId lead : List.of(untouched, committed, alsoCommitted)) {
            assertThat(state(lead.value()).routing()).as("once").isEqualTo(2);
        }
        assertThat(new RosterStore(town.world().dynamo(), town.world().tables())
                        .load("eva@acme.example")
                        .value()
                        .open())
                .as("freed once each")
                .isZero();
    }

    @Test
    void thePreviewSaysWhatBecomesOfALeadInSalesforceThatNobodyGetsAnyMore() throws IOException {
        var lead = town.assignedTo("eva@acme.example");
        new Records(town.world().dynamo(), town.world().tables())
                .delivered(
                        lead.id(),
                        new RecordState.Delivered(
                                "00Q5f000000LeadAEA",
                                Sighting.Kind.LEAD,
                                false,
                                Optional.of("0055f0000000007AAA"),
                                1,
                                Samples.NOON),
                        Optional.empty());

        var stricter = Files.writeString(folder.resolve("stricter.yaml"), """
                playbook: stricter
                owner: revops@acme.example
                segments: {everybody: otherwise}
                reject:
                  - {when: {title: {has: [head]}}, why: no heads}
                score:
                  qualified-at: 50
                  intent:
                    - {points: 50, when: {request: demo}, why: asked for a demo}
                  below: {nurture: {campaign: Newsletter}}
                routes:
                  - {route: DACH, to: dach-team}
                pools:
                  dach-team: {members: {team: Enterprise AE}, nobody-free: {hold: 20 minutes, then: fallback}}
                fallback: {salesforce-queue: Inbound Triage, tell: revops@acme.example}
                """);
        assertThat(town.run("publish", stricter.toString()).err()).isEmpty();

        var shown = town.run("reroute", "--lead", lead.id().value());

        plan(shown.out());
        assertThat(shown.out())
                .contains(
                        "rejected: no heads; in Salesforce it goes to the queue Inbound Triage, and its Task is withdrawn");
    }

    @Test
    void aPersonIsForgottenOnlyWithAYes() throws IOException {
        var secrets = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secrets.createContext("/", exchange -> {
            byte[] body = ("{\"Name\":\"s\",\"SecretString\":\"" + SECRET + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        secrets.start();
        try {
            var with = new HashMap<>(town.environment());
            with.put("BATON_SECRET_REF", "secretsmanager:s");
            with.put(
                    "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                    "http://localhost:" + secrets.getAddress().getPort());
            var lead = keyed();

            var shown = Ran.command(with, Path.of("."), "forget", "Petra@globex.example");
            assertThat(shown.err()).isEmpty();
            assertThat(shown.out()).contains(lead.value()).contains("Nothing was erased");
            assertThat(state(lead.value()).status()).isEqualTo(Status.RECEIVED);

            var done = Ran.command(with, Path.of("."), "forget", "Petra@globex.example", "--yes");
            assertThat(done.err()).isEmpty();
            assertThat(done.out())
                    .contains("Erased: 1 lead with 2 items beside")
                    .contains("Salesforce: its own");
            assertThat(state(lead.value()).status()).isEqualTo(Status.ERASED);
            assertThat(Ran.command(with, Path.of("."), "forget", "petra@globex.example", "--yes")
                            .out())
                    .contains("Nothing of this person is here.");
            assertThat(town.run("forget", "no-address").err()).contains("is no e-mail address");
            assertThat(town.run("forget", "petra@globex.example").err()).contains("BATON_SECRET_REF");
        } finally {
            secrets.stop(0);
        }
    }

    private LeadId keyed() {
        var id = new LeadId("petra-0123456789012345");
        var keys = new Ids(SECRET).keys("petra@globex.example", "");
        var lead = SampleLeads.lead(id, "petra@globex.example", "DE", keys, Map.of());
        new LeadStore(town.world().dynamo(), town.world().tables())
                .accept(
                        lead,
                        "digest",
                        new Received("application/json", SdkBytes.fromUtf8String("{}")),
                        SampleLeads.NOON);
        return id;
    }

    @Test
    void aDeployedStackIsFoundByItsName() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var environment = new HashMap<>(town.environment());
        server.createContext("/", exchange -> {
            boolean known = exchange.getRequestURI().getQuery().contains("StackName=acme-leads");
            boolean signed =
                    exchange.getRequestHeaders().getFirst("Authorization").startsWith("AWS4-HMAC-SHA256");
            byte[] body = (known && signed ? described(environment) : error()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 400, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            Map<String, String> bare = new HashMap<>(environment);
            bare.keySet().removeIf(name -> name.startsWith("BATON_"));
            bare.put("AWS_REGION", "eu-central-1");
            bare.put("AWS_ACCESS_KEY_ID", "test");
            bare.put("AWS_SECRET_ACCESS_KEY", "test");
            bare.put(
                    "AWS_ENDPOINT_URL_CLOUDFORMATION",
                    "http://localhost:" + server.getAddress().getPort());
            var stack = Stack.find("acme-leads", bare, Path.of("."));
            assertThat(stack.require("BATON_LEADS_TABLE")).isEqualTo(environment.get("BATON_LEADS_TABLE"));
            assertThat(stack.require("BATON_SECRET_REF")).isEqualTo("secretsmanager:arn:x");
            assertThat(stack.require("BATON_MODE")).isEqualTo("shadow");
            assertThat(Ran.command(bare, Path.of("."), "leads", "--stack", "other")
                            .err())
                    .contains("CloudFormation does not describe the stack 'other' in eu-central-1: "
                            + "Stack with id other does not exist (ValidationError)");
        } finally {
            server.stop(0);
        }
    }

    private static String described(Map<String, String> environment) {
        return "<DescribeStacksResponse xmlns=\"http://cloudformation.amazonaws.com/doc/2010-05-15/\"><DescribeStacksResult><Stacks>"
                + "<member><Outputs><member><OutputKey>LeadsTable</OutputKey><OutputValue>"
                + environment.get("BATON_LEADS_TABLE")
                + "</OutputValue></member><member><OutputKey>SecretRef</OutputKey>"
                + "<OutputValue>secretsmanager:arn:x</OutputValue></member></Outputs>"
                + "<Parameters><member><ParameterKey>Mode</ParameterKey><ParameterValue>shadow</ParameterValue></member>"
                + "</Parameters></member></Stacks></DescribeStacksResult></DescribeStacksResponse>";
    }

    private static String error() {
        return "<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code>"
                + "<Message>Stack with id other does not exist</Message></Error></ErrorResponse>";
    }

    private String plan(String out) {
        int from = out.indexOf("--plan ") + "--plan ".length();
        var plan = out.substring(from, out.indexOf(' ', from));
        plans.add(Path.of(plan));
        return plan;
    }

    private LeadState state(String id) {
        return new LeadStore(town.world().dynamo(), town.world().tables())
                .state(new LeadId(id))
                .orElseThrow();
    }
}
