package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engines.BatonHome;
import dev.baton.json.Json;
import dev.baton.salesforce.Settings;
import dev.baton.salesforce.StubServer;
import dev.baton.salesforce.StubServer.Asked;
import dev.baton.salesforce.StubServer.Reply;
import dev.baton.store.SettingsStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of the org: checked, held against it, put in force. */
class SalesforceCommandsTest {
    private static final Path HOME = BatonHome.find();
    private static final String SAMPLE = HOME.resolve("samples/salesforce.yaml").toString();
    private static final String SECRET = "hush-hush";

    @TempDir
    Path folder;

    /** Secrets Manager and an org in one server. */
    private static StubServer world() {
        return StubServer.answering(SalesforceCommandsTest::answer);
    }

    private static Reply answer(Asked asked) {
        if (asked.path().startsWith("/_aws/secretsmanager")) {
            return asked.body().contains("\"baton/salesforce\"")
                    ? Reply.json(200, "{\"Name\":\"baton/salesforce\",\"SecretString\":\"" + SECRET + "\"}")
                    : Reply.json(400, "{\"__type\":\"ResourceNotFoundException\",\"Message\":\"no\"}");
        }
        if (asked.path().equals("/services/oauth2/token")) {
            return asked.body().endsWith("client_secret=" + SECRET)
                    ? Reply.json(
                            200,
                            "{\"access_token\":\"t\",\"instance_url\":\"http://"
                                    + asked.headers().get("host") + "\"}")
                    : Reply.json(400, "{\"error\":\"invalid_client\"}");
        }
        if (asked.path().contains("FROM+Group") || asked.path().contains("FROM+QueueSobject")) {
            return Reply.json(
                    200,
                    asked.path().contains("Triage") || asked.path().contains("QueueSobject")
                            ? "{\"totalSize\":1,\"done\":true,\"records\":[{\"Id\":\"00G5f000001queAEAQ\"}]}"
                            : "{\"totalSize\":0,\"done\":true,\"records\":[]}");
        }
        if (asked.path().contains("FROM+TaskStatus")) {
            return Reply.json(200, "{\"totalSize\":1,\"done\":true,\"records\":[{\"MasterLabel\":\"Completed\"}]}");
        }
        return asked.path().contains("/describe")
                ? Reply.json(200, description(asked.path()))
                : Reply.json(200, "{\"totalSize\":1,\"done\":true,\"records\":[]}");
    }

    private static String description(String path) {
        var own = Map.of(
                "NumberOfEmployees", "int",
                "AnnualRevenue", "currency",
                "Baton_Score__c", "double",
                "Baton_Assigned_At__c", "datetime",
                "Baton_First_Touch__c", "datetime",
                "Baton_SLA_Due__c", "datetime");
        var names = Stream.of(
                        "FirstName LastName Email Phone Title Company Website Industry NumberOfEmployees AnnualRevenue Street City State"
                                + " PostalCode Country LeadSource Description OwnerId Name Department TimeZoneSidKey ManagerId Type Baton_Lead_Id__c"
                                + " Baton_Route__c Baton_Pool__c Baton_Score__c Baton_Reason__c Baton_Owner__c Baton_Assigned_At__c Baton_First_Touch__c"
                                + " Baton_SLA_Due__c Baton_Task_Id__c")
                .flatMap(all -> List.of(all.split(" ", -1)).stream());
        return "{\"name\":\"" + List.of(path.split("/", -1)).get(5) + "\",\"fields\":["
                + names.map(name -> "{\"name\":\"" + name + "\",\"type\":\"" + own.getOrDefault(name, "string")
                                + "\",\"length\":80,\"createable\":true,\"updateable\":" + !name.equals("Title")
                                + ",\"externalId\":true,\"unique\":true,\"relationshipName\":"
                                + (name.equals("OwnerId") || name.equals("ManagerId")
                                        ? "\"" + name.replace("Id", "") + "\""
                                        : "null")
                                + "}")
                        .collect(Collectors.joining(","))
                + "]}";
    }

    private static Map<String, String> connected(StubServer world, Map<String, String> stack) {
        var environment = new HashMap<>(stack);
        environment.put("BATON_SALESFORCE_URL", world.uri().toString());
        environment.put("BATON_SALESFORCE_AUTH", "client-credentials");
        environment.put("BATON_SALESFORCE_CLIENT_ID", "id");
        environment.put("BATON_SALESFORCE_SECRET", "secretsmanager:baton/salesforce");
        environment.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", world.uri() + "/_aws/secretsmanager");
        return environment;
    }

    private Path with(String was, String is) throws IOException {
        var text = Files.readString(Path.of(SAMPLE));
        assertThat(text).contains(was);
        return Files.writeString(folder.resolve("salesforce.yaml"), text.replace(was, is));
    }

    @Test
    void withoutAnOrgTheFileIsCheckedByItself() {
        var ran = Ran.command(Map.of(), folder, "salesforce", "check", SAMPLE);
        assertThat(ran.out()).contains("Not held against an org").contains("is good.");
        assertThat(ran.exit()).isZero();
    }

    @Test
    void whatTheOrgDoesNotTakeIsToldWithItsPlace() throws IOException {
        try (var world = world()) {
            var file = with("City\n", "Citty\n");
            var ran = Ran.command(connected(world, Map.of()), folder, "salesforce", "check", file.toString());
            assertThat(ran.out())
                    .containsPattern(
                            "salesforce.yaml:\\d+:\\d+: error: Lead has no field \"Citty\" .*did you mean City")
                    .containsPattern("salesforce.yaml:\\d+:\\d+: error: Title may not be changed by Baton's user")
                    .contains("cannot be published: 2 errors");
            assertThat(ran.exit()).isEqualTo(1);
            assertThat(ran.out() + ran.err()).doesNotContain(SECRET);
        }
    }

    @Test
    void anOrgThatCannotBeAskedIsSaidWithWhatToCheck() {
        try (var world = world()) {
            var environment = connected(world, Map.of());
            environment.put("BATON_SALESFORCE_SECRET", "secretsmanager:baton/other");
            var ran = Ran.command(environment, folder, "salesforce", "check", SAMPLE);
            assertThat(ran.err()).contains("secretsmanager:baton/other").contains("check that it exists");
            assertThat(ran.exit()).isEqualTo(1);
        }
    }

    @Test
    void whatIsMissingInTheEnvironmentIsNamed() {
        var ran = Ran.command(
                Map.of("BATON_SALESFORCE_URL", "https://acme.my.salesforce.com"),
                folder,
                "salesforce",
                "check",
                SAMPLE);
        assertThat(ran.err()).contains("BATON_SALESFORCE_CLIENT_ID is empty");
        assertThat(ran.exit()).isEqualTo(1);
    }

    @Test
    void publishingPutsThemInForceWithTheLengthsThatTheOrgTold() throws IOException {
        var town = new Town();
        try (var world = world()) {
            var environment = connected(world, town.environment());
            var file = with("person.title: Title", "person.title: none");
            var ran = Ran.command(environment, HOME, "salesforce", "publish", file.toString());
            assertThat(ran.out()).contains("In force");
            var store = new SettingsStore(town.world().dynamo(), town.world().tables());
            var settings = Json.read(store.read().orElseThrow().json(), Settings.class);
            assertThat(settings.leadFields()).doesNotContainKey("person.title").containsEntry("person.email", "Email");
            assertThat(settings.lengths()).containsEntry("Company", 80);
            assertThat(Ran.command(environment, HOME, "salesforce", "publish", file.toString())
                            .out())
                    .contains("Nothing changed");
        }
    }

    private Path playbook(String field, String queue) throws IOException {
        return Files.writeString(folder.resolve("playbook.yaml"), """
                playbook: of the org
                route-when: [form, {salesforce-field: %s, becomes: MQL}]
                routes:
                  - {route: all, any-score: true, to: fallback}
                fallback: {salesforce-queue: %s}
                """.formatted(field, queue));
    }

    @Test
    void whatTheActivePlaybookNamesAndTheOrgLacksIsTold() throws IOException {
        var town = new Town();
        try (var world = world()) {
            var environment = connected(world, town.environment());
            var settings = with("person.title: Title", "person.title: none").toString();

            var published = Ran.command(
                    environment,
                    HOME,
                    "publish",
                    playbook("Industri", "Nowhere").toString());
            assertThat(published.out())
                    .contains(
                            "route-when looks at \"Industri\"",
                            "did you mean Industry",
                            "\"Nowhere\" is not in Salesforce")
                    .contains("is active");
            var lacks = Ran.command(environment, HOME, "salesforce", "check", settings);
            assertThat(lacks.out()).contains("\"Industri\"", "\"Nowhere\"", "The active playbook does not fit the org");
            assertThat(lacks.exit()).isEqualTo(1);

            var good = Ran.command(
                    environment,
                    HOME,
                    "publish",
                    playbook("Industry", "Inbound Triage").toString());
            assertThat(good.out()).doesNotContain("route-when looks", "is not in Salesforce");
            assertThat(Ran.command(environment, HOME, "salesforce", "check", settings)
                            .exit())
                    .isZero();
        }
    }

    @Test
    void whatIsWrongIsNotPublished() throws IOException {
        var town = new Town();
        var ran =
                town.run("salesforce", "publish", with("keep-owner\n", "keep\n").toString());
        assertThat(ran.err()).contains("the settings are as they were");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(new SettingsStore(town.world().dynamo(), town.world().tables()).read())
                .isEmpty();
    }
}
