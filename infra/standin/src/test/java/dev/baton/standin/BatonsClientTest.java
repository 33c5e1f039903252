package dev.baton.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.salesforce.Connection;
import dev.baton.salesforce.Failure;
import dev.baton.salesforce.Graph;
import dev.baton.salesforce.JdkHttp;
import dev.baton.salesforce.Salesforce;
import dev.baton.salesforce.Settings;
import dev.baton.salesforce.settings.SettingsYaml;
import dev.baton.secrets.Secrets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The stand-in and Baton's client understand each other: what each was built to is the same. */
class BatonsClientTest extends WithOrg {
    private final JdkHttp http = new JdkHttp();
    private final Salesforce baton = client(
            new Connection.Auth.Jwt(org.credentials().clientId(), StandIn.INTEGRATION_USER, "key"),
            org.credentials().privateKey());

    private Salesforce client(Connection.Auth auth, String secret) {
        return new Salesforce(
                new Connection(org.uri(), auth, "62.0", "baton"), http, new OneSecret(secret), Clock.systemUTC());
    }

    private record OneSecret(String secret) implements Secrets {
        @Override
        public String read(String reference) {
            return secret;
        }

        @Override
        public String renewed(String reference) {
            return secret;
        }
    }

    @AfterEach
    void end() {
        http.close();
    }

    private Graph lead(String id, String company, String owner) {
        ObjectNode fields = JsonNodeFactory.instance
                .objectNode()
                .put("LastName", "Obi")
                .put("Email", id + "@northwind.example")
                .put("OwnerId", org.idOf(owner));
        if (!company.isEmpty()) {
            fields.put("Company", company);
        }
        return new Graph(
                id,
                List.of(
                        new Graph.Upsert("lead", "Lead", "Baton_Lead_Id__c", id, fields),
                        new Graph.Upsert(
                                "task",
                                "Task",
                                "Baton_Task_Id__c",
                                id,
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("Subject", "Call")
                                        .put("WhoId", Graph.idOf("lead"))
                                        .put("OwnerId", org.idOf(owner)))));
    }

    private Graph lead(String id) {
        return lead(id, "Northwind", "ana@acme.example");
    }

    private static Failure failure(Graph.Outcome outcome) {
        return switch (outcome) {
            case Graph.Outcome.Failed failed -> failed.failure();
            case Graph.Outcome.Written written -> throw new AssertionError("written: " + written);
        };
    }

    @Test
    void the_org_has_every_status_of_a_lead_that_batons_settings_name() {
        assertThat(Describe.values("Lead.Status"))
                .containsAll(Settings.DEFAULTS.untouched())
                .containsAll(Settings.DEFAULTS.closed().keySet());
    }

    @Test
    void both_flows_let_baton_in_as_its_own_user() {
        assertThat(baton.identity().answered()).hasValueSatisfying(identity -> {
            assertThat(identity.org()).isEqualTo(StandIn.ORG);
            assertThat(identity.user()).isEqualTo(org.idOf(StandIn.INTEGRATION_USER));
        });
        Connection.Auth credentials =
                new Connection.Auth.ClientCredentials(org.credentials().clientId(), "secret");
        assertThat(client(credentials, org.credentials().clientSecret())
                        .identity()
                        .answered())
                .isPresent();
        assertThat(client(credentials, "wrong").identity().refused()).containsInstanceOf(Failure.Misconfigured.class);
    }

    @Test
    void the_sample_settings_fit_the_org() {
        SettingsYaml.Reading reading = SettingsYaml.read(SAMPLES.resolve("salesforce.yaml"), Optional.of(baton));
        assertThat(reading.unasked()).isEmpty();
        // The sample names the statuses of several generations of orgs; this one has not all of them.
        assertThat(reading.findings())
                .allSatisfy(finding -> assertThat(finding.text()).contains("warning: Lead.Status has no value"));
        assertThat(reading.settings().map(Settings::leadFields)).contains(Settings.DEFAULTS.leadFields());
    }

    @Test
    void a_lead_keeps_the_owner_that_was_written_however_often_and_has_one_task() {
        Graph.Outcome first = baton.graphs(List.of(lead("a"))).getFirst();
        baton.graphs(List.of(lead("a")));
        assertThat(first).isInstanceOfSatisfying(Graph.Outcome.Written.class, written -> {
            assertThat(written.created()).containsExactlyInAnyOrder("lead", "task");
            assertThat(written.id("lead"))
                    .contains(org.records("Lead").getFirst().path("Id").asText());
        });
        assertThat(org.records("Lead"))
                .singleElement()
                .satisfies(row -> assertThat(row.path("OwnerId").asText()).isEqualTo(org.idOf("ana@acme.example")));
        assertThat(org.records("Task")).hasSize(1);
    }

    @Test
    void of_a_hundred_leads_those_that_the_org_refuses_fail_alone() {
        List<Graph> graphs = IntStream.range(0, 100)
                .mapToObj(i -> lead("lead-" + i, i % 3 == 0 ? "" : "Northwind", "bo@acme.example"))
                .toList();
        List<Graph.Outcome> outcomes = baton.graphs(graphs);
        for (int i = 0; i < 100; i++) {
            if (i % 3 == 0) {
                assertThat(failure(outcomes.get(i)))
                        .isInstanceOfSatisfying(
                                Failure.Permanent.class,
                                permanent -> assertThat(permanent.errorCode()).isEqualTo("REQUIRED_FIELD_MISSING"));
            } else {
                assertThat(outcomes.get(i)).isInstanceOf(Graph.Outcome.Written.class);
            }
        }
        assertThat(org.records("Lead")).hasSize(66);
    }

    @Test
    void each_thing_that_goes_wrong_is_taken_for_what_it_is() {
        org.faults().next(Fault.LOCK_ROW, 1);
        assertThat(failure(baton.graphs(List.of(lead("a"))).getFirst())).isInstanceOf(Failure.Locked.class);
        org.faults().next(Fault.DAILY_LIMIT, 1);
        assertThat(failure(baton.graphs(List.of(lead("a"))).getFirst())).isInstanceOf(Failure.DailyLimit.class);
        org.faults().next(Fault.CONCURRENCY, 1);
        assertThat(failure(baton.graphs(List.of(lead("a"))).getFirst())).isInstanceOf(Failure.Locked.class);
        org.faults().next(Fault.UNAVAILABLE, 1);
        assertThat(failure(baton.graphs(List.of(lead("a"))).getFirst())).isInstanceOf(Failure.Unreachable.class);
        org.faults().next(Fault.CLOSED, 1);
        assertThat(failure(baton.graphs(List.of(lead("a"))).getFirst())).isInstanceOf(Failure.Unreachable.class);
        baton.graphs(List.of(lead("a")));
        org.faults().next(Fault.DUPLICATE, 1);
        Graph twin = new Graph(
                "b",
                List.of(new Graph.Create(
                        "lead",
                        "Lead",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("LastName", "Obi")
                                .put("Company", "Northwind")
                                .put("Email", "a@northwind.example"))));
        assertThat(failure(baton.graphs(List.of(twin)).getFirst()))
                .isInstanceOfSatisfying(Failure.Duplicate.class, duplicate -> {
                    assertThat(duplicate.recordId())
                            .isEqualTo(org.records("Lead").getFirst().path("Id").asText());
                    assertThat(duplicate.object()).isEqualTo("Lead");
                });
    }

    @Test
    void an_expired_session_is_not_noticed_by_anybody() {
        baton.identity();
        org.faults().next(Fault.EXPIRED_SESSION, 1);
        assertThat(baton.graphs(List.of(lead("a"))).getFirst()).isInstanceOf(Graph.Outcome.Written.class);
    }

    @Test
    void an_answer_that_was_lost_is_made_good_by_sending_again() {
        org.faults().next(Fault.LOST_ANSWER, 1);
        assertThat(failure(baton.graphs(List.of(lead("a"))).getFirst())).isInstanceOf(Failure.Unreachable.class);
        assertThat(baton.graphs(List.of(lead("a"))).getFirst()).isInstanceOf(Graph.Outcome.Written.class);
        assertThat(org.records("Lead")).hasSize(1);
        assertThat(org.records("Task")).hasSize(1);
    }

    @Test
    void what_was_written_is_found_by_a_query_and_counted() {
        baton.graphs(IntStream.range(0, 5).mapToObj(i -> lead("lead-" + i)).toList());
        assertThat(baton.query("SELECT Id, OwnerId FROM Lead WHERE Baton_Lead_Id__c IN ('lead-1','lead-3')")
                        .answered())
                .hasValueSatisfying(rows -> assertThat(rows).hasSize(2));
        assertThat(baton.count("SELECT COUNT() FROM Lead").answered()).contains(5L);
        assertThat(baton.usage())
                .hasValueSatisfying(usage -> assertThat(usage.used()).isPositive());
    }
}
