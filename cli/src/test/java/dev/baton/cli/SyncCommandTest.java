package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engines.BatonHome;
import dev.baton.queue.Message;
import dev.baton.salesforce.Settings;
import dev.baton.salesforce.StubServer;
import dev.baton.salesforce.StubServer.Reply;
import dev.baton.standin.Fault;
import dev.baton.standin.StandIn;
import dev.baton.store.SettingsStore;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The schedule's sync, at once and by hand. */
class SyncCommandTest {
    private static final String EVA = "eva@acme.example";

    private final Town town = Town.withSamples();
    private final StandIn org = StandIn.builder().samples(Town.SAMPLES).start();
    private final StubServer secrets = StubServer.answering(asked -> Reply.json(
            200, "{\"Name\":\"s\",\"SecretString\":\"" + org.credentials().clientSecret() + "\"}"));

    @BeforeEach
    void settings() {
        from("Baton_Team__c != null");
    }

    @AfterEach
    void close() {
        secrets.close();
        org.close();
    }

    private void from(String filter) {
        Settings settings = Settings.DEFAULTS.with(new Settings.Users(
                filter, Map.of("name", "Name", "team", "Baton_Team__c", "cap-open", "Baton_Cap_Open__c")));
        new SettingsStore(town.world().dynamo(), town.world().tables())
                .put(new SettingsStore.Published(settings.json(), "test", Town.NOW));
    }

    private Ran run(String... args) {
        var environment = new HashMap<>(town.environment());
        environment.put("BATON_CHANGES_QUEUE", town.world().scoreQueue());
        environment.put("BATON_SALESFORCE_URL", org.uri().toString());
        environment.put("BATON_SALESFORCE_AUTH", "client-credentials");
        environment.put("BATON_SALESFORCE_CLIENT_ID", org.credentials().clientId());
        environment.put("BATON_SALESFORCE_SECRET", "secretsmanager:s");
        environment.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.uri().toString());
        return Ran.command(environment, BatonHome.find(), Clock.fixed(Town.NOW, ZoneOffset.UTC), args);
    }

    @Test
    void peopleAccountsAndTheFirstCountAreTold() {
        var ran = run("sync");
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("People: Salesforce knows 14 reps; 0 added, 14 changed, 0 removed.")
                .contains("Accounts: 22 domains written, 0 removed; all were read.")
                .contains("Open leads: 14 reps and 0 leads of Baton's counted");
        assertThat(run("sync").out())
                .contains("0 added, 0 changed, 0 removed")
                .contains("those that changed were read")
                .doesNotContain("Open leads")
                .doesNotContain("are looked at again");
        assertThat(town.run("roster", "show", EVA).out())
                .contains("team          SDR  (Salesforce says SDR, the CSV says SDR)");
    }

    @Test
    void aNewUserIsInThePoolAndWhoeverLeftIsOut() {
        run("sync");
        town.rung();
        org.person()
                .create(
                        "User",
                        Map.of(
                                "Username", "zoe@acme.example",
                                "Email", "zoe@acme.example",
                                "LastName", "Zeller",
                                "Baton_Team__c", "Partner"));
        org.person().change(org.idOf(EVA), Map.of("IsActive", "false"));

        assertThat(run("sync").out()).contains("added         zoe@acme.example").contains("changed       " + EVA);

        assertThat(town.rung()).contains(new Message.Doorbell("partners"));
        assertThat(town.run("roster").out())
                .containsPattern("zoe@acme.example .*partners +free")
                .containsPattern("eva@acme.example .*not active in the CRM");
    }

    @Test
    void aFilterThatNamesHardlyAnybodyIsHeldBackUntilItIsMeantSo() {
        run("sync");
        town.run("roster", "remove", "ana@acme.example");
        for (var rep : Town.samplePeople()) {
            org.person().change(org.idOf(rep), Map.of("IsActive", "false"));
        }
        var held = run("sync");
        assertThat(held.exit()).isEqualTo(1);
        assertThat(held.out())
                .contains("nothing was changed, because 13 of 13 active reps")
                .contains("--even-if-most-leave");
        assertThat(town.run("roster").out()).containsPattern(EVA + ".*free");
        assertThat(run("sync", "--even-if-most-leave").exit()).isZero();
        assertThat(town.run("roster").out()).containsPattern(EVA + ".*not active");
    }

    @Test
    void salesforceThatIsDownChangesNothing() {
        run("sync");
        org.faults().always(Fault.UNAVAILABLE);
        var ran = run("sync", "--counts");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out())
                .contains("People: nothing was changed: Salesforce could not be reached")
                .contains("Accounts: not all were read")
                .contains("Open leads: the loads are as they were");
    }

    @Test
    void leadsElsewhereCountInTheLoad() {
        run("sync");
        var lead = org.person().create("Lead", Map.of("LastName", "Maier", "Company", "Globex"));
        org.person().own(lead, org.idOf(EVA));
        assertThat(run("sync", "--counts").out()).contains("1 elsewhere, 0 before");
        assertThat(town.run("roster").out()).containsPattern(EVA + ".*1 of 40");
    }

    @Test
    void withoutAnOrgItSaysSo() {
        var ran = town.run("sync");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).hasLineCount(1).contains("BATON_SALESFORCE_URL is empty");
    }
}
