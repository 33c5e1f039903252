package dev.baton.salesforce.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.playbook.source.Finding;
import dev.baton.salesforce.Connection;
import dev.baton.salesforce.Failure;
import dev.baton.salesforce.JdkHttp;
import dev.baton.salesforce.Salesforce;
import dev.baton.salesforce.StubServer;
import dev.baton.salesforce.StubServer.Asked;
import dev.baton.salesforce.StubServer.Reply;
import dev.baton.salesforce.settings.SettingsYaml.Reading;
import dev.baton.secrets.Secrets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AgainstOrgTest {
    private static final String STANDARD = """
            Lead FirstName string 40 rw
            Lead LastName string 80 rw
            Lead Email email 80 rw
            Lead Phone phone 40 rw
            Lead Title string 128 rw
            Lead Company string 255 rw
            Lead Website url 255 rw
            Lead Industry picklist 255 rw
            Lead NumberOfEmployees int 0 rw
            Lead AnnualRevenue currency 0 rw
            Lead Street textarea 255 rw
            Lead City string 40 rw
            Lead State string 80 rw
            Lead PostalCode string 20 rw
            Lead Country string 80 rw
            Lead LeadSource picklist 255 rw
            Lead Description textarea 32000 rw
            Lead OwnerId reference 18 rw
            Lead Status picklist 255 rw
            Lead Segment__c string 40 rw
            Lead Baton_Lead_Id__c string 40 rwx
            Lead Baton_Route__c string 80 rw
            Lead Baton_Pool__c string 80 rw
            Lead Baton_Score__c double 0 rw
            Lead Baton_Reason__c string 255 rw
            Lead Baton_Owner__c string 18 rw
            Lead Baton_Assigned_At__c datetime 0 rw
            Lead Baton_First_Touch__c datetime 0 rw
            Lead Baton_SLA_Due__c datetime 0 rw
            Task Baton_Task_Id__c string 60 rwx
            User Name string 121 rw
            User Department string 80 rw
            User TimeZoneSidKey picklist 40 rw
            User ManagerId reference 18 rw
            Account Name string 255 rw
            Account Website url 255 rw
            Account Type picklist 255 rw
            Account Industry picklist 255 rw
            Account NumberOfEmployees int 0 rw
            Account OwnerId reference 18 rw
            """;

    private static final String STATUSES =
            "[{\"value\":\"Open - Not Contacted\",\"active\":true},{\"value\":\"New\",\"active\":true},"
                    + "{\"value\":\"Closed - Not Converted\",\"active\":true},{\"value\":\"Unqualified\",\"active\":true}]";

    private static Reading read(String yaml, UnaryOperator<String> fields) {
        return asking(yaml, asked -> answer(asked, fields.apply(STANDARD)));
    }

    private static Reading asking(String yaml, Function<Asked, Reply> api) {
        try (StubServer server = StubServer.answering(asked -> asked.path().endsWith("/token")
                        ? Reply.json(
                                200,
                                "{\"access_token\":\"t\",\"instance_url\":\"http://"
                                        + asked.headers().get("host") + "\"}")
                        : api.apply(asked));
                JdkHttp http = new JdkHttp()) {
            Connection connection = new Connection(
                    server.uri(), new Connection.Auth.ClientCredentials("id", "ssm:/s"), "62.0", "baton");
            Salesforce org = new Salesforce(connection, http, new NoSecrets(), Clock.systemUTC());
            return SettingsYaml.read("s.yaml", yaml, Optional.of(org));
        }
    }

    private static final class NoSecrets implements Secrets {
        @Override
        public String read(String reference) {
            return "secret";
        }

        @Override
        public String renewed(String reference) {
            return "secret";
        }
    }

    private static Reply answer(Asked asked, String fields) {
        if (asked.path().contains("FROM+TaskStatus")) {
            return taskStatuses("Completed");
        }
        if (!asked.path().endsWith("/describe")) {
            return asked.path().contains("Bogus__c")
                    ? Reply.json(400, "[{\"errorCode\":\"INVALID_FIELD\",\"message\":\"No such column 'Bogus__c'\"}]")
                    : Reply.json(200, "{\"totalSize\":0,\"done\":true,\"records\":[]}");
        }
        String object = List.of(asked.path().split("/", -1)).get(5);
        List<String> described = new ArrayList<>();
        for (String line : fields.lines().toList()) {
            String[] parts = line.split(" ", -1);
            if (parts[0].equals(object)) {
                described.add(field(parts));
            }
        }
        return Reply.json(200, "{\"name\":\"" + object + "\",\"fields\":[" + String.join(",", described) + "]}");
    }

    private static Reply taskStatuses(String... closed) {
        return Reply.json(
                200,
                "{\"totalSize\":%d,\"done\":true,\"records\":[%s]}"
                        .formatted(
                                closed.length,
                                Stream.of(closed)
                                        .map(label -> "{\"MasterLabel\":\"" + label + "\"}")
                                        .collect(Collectors.joining(","))));
    }

    private static String field(String[] parts) {
        boolean key = parts[4].contains("x");
        Map<String, Object> of = new HashMap<>();
        of.put("name", "\"" + parts[1] + "\"");
        of.put("type", "\"" + parts[2] + "\"");
        of.put("length", parts[3]);
        of.put("createable", parts[4].contains("r"));
        of.put("updateable", parts[4].contains("w"));
        of.put("externalId", key);
        of.put("unique", key);
        of.put("picklistValues", parts[1].equals("Status") ? STATUSES : "[]");
        of.put("relationshipName", parts[1].endsWith("Id") ? "\"" + parts[1].replace("Id", "") + "\"" : "null");
        return of.entrySet().stream()
                .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static List<String> findings(String yaml, UnaryOperator<String> fields) {
        return read(yaml, fields).findings().stream().map(Finding::text).toList();
    }

    @Test
    void an_org_as_infra_salesforce_leaves_it_has_nothing_wrong() {
        Reading reading = read("leads: {existing: reassign}", UnaryOperator.identity());
        assertThat(reading.findings()).isEmpty();
        assertThat(reading.settings().orElseThrow().lengths())
                .containsEntry("City", 40)
                .containsEntry("Description", 32_000);
    }

    @Test
    void everything_that_the_org_does_not_take_is_told_at_once() {
        assertThat(findings(
                        """
                leads:
                  untouched: [Fresh]
                  open: Bogus__c = 1
                  fields:
                    person.title: Titel
                    person.phone: NumberOfEmployees
                    company.employees: Title
                  constants: {Segmnt__c: Inbound}
                users:
                  fields: {team: Departement, region: Manger.Name, boss: Manager.Name}
                """,
                        fields -> fields.replace("City string 40 rw", "City string 40 w")
                                .replace("Lead Baton_Score__c double 0 rw\n", "")
                                .replace("Baton_Task_Id__c string 60 rwx", "Baton_Task_Id__c string 60 rw")))
                .containsExactly(
                        "s.yaml:1:1: error: Lead has no field Baton_Score__c that Baton may see (deploy infra/salesforce and assign its permission set to the user that Baton acts as)",
                        "s.yaml:1:1: error: Task.Baton_Task_Id__c is not a unique external id (deploy infra/salesforce and assign its permission set to the user that Baton acts as)",
                        "s.yaml:2:15: warning: Lead.Status has no value \"Fresh\" (known: Closed - Not Converted, New, Open - Not Contacted, Unqualified)",
                        "s.yaml:3:3: error: the org does not understand the condition on Lead: No such column 'Bogus__c'",
                        "s.yaml:4:3: error: City may not be written by Baton's user (give the user's permission set edit access to it, or map another)",
                        "s.yaml:5:5: error: Lead has no field \"Titel\" that Baton may see (did you mean Title?)",
                        "s.yaml:6:5: error: person.phone is a text, and NumberOfEmployees is of the type int (map a field that takes it)",
                        "s.yaml:7:5: error: company.employees is a number, and Title is of the type string (map a field that takes it)",
                        "s.yaml:8:15: error: Lead has no field \"Segmnt__c\" that Baton may see (did you mean Segment__c?)",
                        "s.yaml:10:12: error: User has no field \"Departement\" that Baton may see (did you mean Department?)",
                        "s.yaml:10:31: error: User has no relationship \"Manger\" (did you mean Manager?)");
    }

    @Test
    void a_task_that_can_be_closed_as_something_else_is_told_with_what_to_do() {
        Reading reading = asking(
                "leads: {existing: reassign}",
                asked -> asked.path().contains("FROM+TaskStatus")
                        ? taskStatuses("Completed", "Done")
                        : answer(asked, STANDARD));

        assertThat(reading.findings())
                .extracting(Finding::text)
                .containsExactly(
                        "s.yaml:1:1: warning: a Task that is closed as \"Done\" tells Baton nothing by an event (add OR Status = 'Done' to the filter of TaskChangeEvent in infra/salesforce/relay)");
        assertThat(reading.settings()).isPresent();
    }

    @Test
    void an_org_that_is_down_leaves_the_settings_unpublished_and_says_why() {
        Reading reading = asking("leads: {existing: reassign}", _ -> new Reply(503, Map.of(), ""));
        assertThat(reading.unasked()).containsInstanceOf(Failure.Unreachable.class);
        assertThat(reading.settings()).isEmpty();
    }
}
