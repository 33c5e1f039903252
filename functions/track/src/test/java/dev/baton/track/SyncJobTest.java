package dev.baton.track;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Lead;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.people.Sync;
import dev.baton.playbook.RouteWhen;
import dev.baton.queue.Message;
import dev.baton.queue.Sender;
import dev.baton.roster.Cells;
import dev.baton.roster.Load;
import dev.baton.salesforce.Connection;
import dev.baton.salesforce.JdkHttp;
import dev.baton.salesforce.Salesforce;
import dev.baton.salesforce.Settings;
import dev.baton.secrets.Secrets;
import dev.baton.standin.Fault;
import dev.baton.standin.StandIn;
import dev.baton.store.Active;
import dev.baton.store.Assignments;
import dev.baton.store.Batch;
import dev.baton.store.FirstMove;
import dev.baton.store.LeadChange;
import dev.baton.store.LeadStore;
import dev.baton.store.Pause;
import dev.baton.store.Pauses;
import dev.baton.store.PlaybookStore;
import dev.baton.store.Received;
import dev.baton.store.RecordState;
import dev.baton.store.Records;
import dev.baton.store.RosterStore;
import dev.baton.store.SettingsStore;
import dev.baton.store.Sighting;
import dev.baton.testing.SampleLeads;
import dev.baton.testing.World;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

/** What follows from a sync: bells, records read again, metrics. */
class SyncJobTest {
    private static final String ANA = "ana@acme.example";

    private final World world = World.fresh();
    private final StandIn org = StandIn.builder().start();
    private final JdkHttp http = new JdkHttp();
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private String user = "";

    @BeforeEach
    void onePoolAndOneUser() {
        // The cells are given: that a sync computes them is shown where it is made.
        new PlaybookStore(world.dynamo(), world.tables())
                .activate(
                        0,
                        0,
                        new Cells(Map.of("ae", "ae"), Map.of("ae", List.of(ANA))),
                        RouteWhen.DEFAULT,
                        Active.NOTHING);
        user = org.person()
                .create("User", Map.of("Username", ANA, "Email", ANA, "LastName", "Pereira", "Baton_Team__c", "AE"));
        // The rest is as in a fresh org.
        String settings = Settings.DEFAULTS
                .json()
                .replaceFirst("\"users\":\\{", "\"users\":{\"filter\":\"Baton_Team__c != null\",");
        settings = settings.replace("\"Department\"", "\"Baton_Team__c\"");
        new SettingsStore(world.dynamo(), world.tables())
                .put(new SettingsStore.Published(settings, "test", SampleLeads.NOON));
    }

    @AfterEach
    void close() {
        http.close();
        org.close();
    }

    private record Known(String secret) implements Secrets {
        @Override
        public String read(String reference) {
            return secret;
        }

        @Override
        public String renewed(String reference) {
            return secret;
        }
    }

    private SyncJob job() {
        Salesforce salesforce = new Salesforce(
                new Connection(
                        org.uri(),
                        new Connection.Auth.ClientCredentials(org.credentials().clientId(), "s"),
                        "62.0",
                        "baton"),
                http,
                new Known(org.credentials().clientSecret()),
                Clock.systemUTC());
        return new SyncJob(
                new Sync(salesforce, world.dynamo(), world.tables(), Clock.systemUTC()),
                new SettingsStore(world.dynamo(), world.tables()),
                new PlaybookStore(world.dynamo(), world.tables()),
                new Sender(world.sqs()),
                world.assignQueue(),
                new Post(world.sqs(), world.scoreQueue()),
                () -> StandIn.ORG,
                new Metrics(new PrintStream(lines, true, UTF_8)),
                new Pauses(world.dynamo(), world.tables()),
                Clock.systemUTC());
    }

    private String metrics() {
        String all = lines.toString(UTF_8);
        lines.reset();
        return all;
    }

    @Test
    void aNewRepIsInTheRosterAndThePoolIsRung() {
        assertThat(job().run(false)).isEqualTo(new SyncHandler.Report(true, true));

        assertThat(new RosterStore(world.dynamo(), world.tables())
                        .rep(ANA)
                        .orElseThrow()
                        .value()
                        .team())
                .isEqualTo("AE");
        assertThat(world.messages(world.assignQueue())).containsExactly(new Message.Doorbell("ae"));
        assertThat(metrics()).contains("\"LoadDrift\":0").contains("\"LeadDrift\":0");
        assertThat(job().run(false).whole()).isTrue();
        assertThat(metrics()).isEmpty();
        assertThat(world.messages(world.assignQueue())).isEmpty();
    }

    @Test
    void salesforceThatIsDownIsCountedAndChangesNothing() {
        job().run(false);
        org.faults().always(Fault.UNAVAILABLE);
        assertThat(job().run(true)).isEqualTo(new SyncHandler.Report(true, false));
        assertThat(metrics()).contains("\"SyncFailed\":1");
        assertThat(new RosterStore(world.dynamo(), world.tables()).all().reps()).hasSize(1);
    }

    @Test
    void whileSalesforceIsPausedNothingIsAsked() {
        new Pauses(world.dynamo(), world.tables())
                .begin(new Pause(
                        Pause.Why.DAILY_LIMIT,
                        "the day's calls are used up",
                        SampleLeads.NOON,
                        Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.MILLIS),
                        0));

        assertThat(job().run(true)).isEqualTo(new SyncHandler.Report(true, false));

        assertThat(org.calls()).isZero();
        assertThat(metrics()).contains("\"SyncFailed\":1");
    }

    @Test
    void aTeamThatSeemsToBeGoneIsKeptAndCounted() {
        job().run(false);
        org.person().change(user, Map.of("Baton_Team__c", ""));
        assertThat(job().run(false).whole()).isFalse();
        assertThat(metrics()).contains("\"SyncKept\":1");
        assertThat(new RosterStore(world.dynamo(), world.tables())
                        .rep(ANA)
                        .orElseThrow()
                        .value()
                        .active())
                .isTrue();
    }

    @Test
    void aRecordThatDriftedIsReadAgainByThePathOfAllChanges() {
        job().run(false);
        metrics();
        String record = org.person().create("Lead", Map.of("LastName", "Maier", "Company", "Globex"));
        org.person().own(record, user);
        openLeadOf(record);
        org.person().delete(record);

        job().run(true);

        assertThat(metrics()).contains("\"LeadDrift\":1").contains("\"LoadDrift\":0");
        assertThat(world.drain(world.scoreQueue()))
                .singleElement()
                .satisfies(message -> assertThat(message.body())
                        .contains("GAP_UPDATE")
                        .contains(record)
                        .contains("aws.partner/salesforce.com/" + StandIn.ORG));
    }

    private void openLeadOf(String record) {
        Lead lead = SampleLeads.eva();
        new LeadStore(world.dynamo(), world.tables())
                .accept(lead, "digest", new Received("text/plain", SdkBytes.fromUtf8String("")), SampleLeads.NOON);
        var assignments = new Assignments(world.dynamo(), world.tables());
        assignments.commit(new Batch(
                List.of(new LeadChange.Decide(
                        lead,
                        SampleLeads.facts(),
                        SampleLeads.decision(lead, new Outcome.Assigned(new Owner.Rep(ANA, "", ""), "ae", "her turn")),
                        Optional.empty(),
                        Set.of(),
                        new FirstMove.Claim())),
                Map.of(
                        ANA,
                        new Load(1, LocalDate.EPOCH, 1, LocalDate.EPOCH, 1, Map.of("ae", new Load.PoolLoad(1, 1, 1)))),
                Map.of(),
                assignments.read(List.of(ANA), List.of(), List.of()),
                SampleLeads.NOON));
        new Records(world.dynamo(), world.tables())
                .delivered(
                        lead.id(),
                        new RecordState.Delivered(
                                record, Sighting.Kind.LEAD, false, Optional.of(user), 1, SampleLeads.NOON),
                        Optional.empty());
    }
}
