package dev.baton.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers see of the org. */
class StandInTest {
    private static final Path SAMPLES =
            Path.of(System.getProperty("baton.root")).resolve("samples");
    private static final String[] OURS = {"Sforce-Auto-Assign", "FALSE", "Sforce-Call-Options", "client=baton"};

    private final List<ObjectNode> events = new CopyOnWriteArrayList<>();
    private StandIn org =
            StandIn.builder().samples(SAMPLES).oldRule().events(events::add).start();
    private Client client = new Client(org);

    @BeforeEach
    void isEmpty() {
        assertThat(org.records("Lead")).isEmpty();
    }

    @AfterEach
    void close() {
        client.close();
        org.close();
    }

    private static String graph(String id, String company) {
        return """
                {"graphId":"%s","compositeRequest":[
                  {"method":"PATCH","url":"/services/data/v62.0/sobjects/Lead/Baton_Lead_Id__c/%s","referenceId":"lead",
                   "body":{"LastName":"Obi","Company":"%s","Email":"%s@northwind.example"}},
                  {"method":"PATCH","url":"/services/data/v62.0/sobjects/Task/Baton_Task_Id__c/%s","referenceId":"task",
                   "body":{"Subject":"Call","WhoId":"@{lead.id}"}}]}""".formatted(id, id, company, id, id);
    }

    private JsonNode graphs(String... graphs) {
        HttpResponse<String> answer =
                client.send("POST", "/composite/graph", "{\"graphs\":[" + String.join(",", graphs) + "]}", OURS);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Client.json(answer.body()).path("graphs");
    }

    @Test
    void a_graph_makes_a_lead_and_its_task_once_however_often_it_is_sent() {
        JsonNode first = graphs(graph("a", "Northwind"));
        assertThat(first.path(0).path("isSuccessful").asBoolean())
                .as(first.toString())
                .isTrue();
        JsonNode nodes = first.path(0).path("graphResponse").path("compositeResponse");
        assertThat(nodes.path(0).path("httpStatusCode").asInt()).isEqualTo(201);
        String lead = nodes.path(0).path("body").path("id").asText();
        graphs(graph("a", "Northwind Freight"));
        assertThat(org.records("Lead")).singleElement().satisfies(row -> {
            assertThat(row.path("Id").asText()).isEqualTo(lead).hasSize(18);
            assertThat(row.path("Company").asText()).isEqualTo("Northwind Freight");
            assertThat(row.path("OwnerId").asText()).isEqualTo(org.idOf(StandIn.INTEGRATION_USER));
        });
        assertThat(org.records("Task"))
                .singleElement()
                .satisfies(task -> assertThat(task.path("WhoId").asText()).isEqualTo(lead));
    }

    @Test
    void a_graph_that_fails_leaves_nothing_and_takes_no_other_with_it() {
        JsonNode results = graphs(graph("a", ""), graph("b", "Initech"));
        JsonNode failed = results.path(0).path("graphResponse").path("compositeResponse");
        assertThat(results.path(0).path("isSuccessful").asBoolean()).isFalse();
        assertThat(failed.path(0).path("body").path(0).path("errorCode").asText())
                .isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(failed.path(1).path("body").path(0).path("errorCode").asText())
                .isEqualTo("PROCESSING_HALTED");
        assertThat(results.path(1).path("isSuccessful").asBoolean()).isTrue();
        assertThat(org.records("Lead")).hasSize(1);
    }

    @Test
    void after_fourteen_failed_graphs_the_rest_is_not_processed() {
        String[] all = IntStream.range(0, 20)
                .mapToObj(i -> graph("g" + i, i < 14 ? "" : "Fine"))
                .toArray(String[]::new);
        JsonNode results = graphs(all);
        assertThat(results).hasSize(20);
        assertThat(results.path(19).path("isSuccessful").asBoolean()).isFalse();
        assertThat(org.records("Lead")).isEmpty();
    }

    @Test
    void a_composite_that_is_rolled_back_still_answers_200() {
        HttpResponse<String> answer = client.send("POST", "/composite", """
                {"allOrNone":true,"compositeRequest":[
                  {"method":"POST","url":"/services/data/v62.0/sobjects/Lead","referenceId":"one",
                   "body":{"LastName":"Obi","Company":"Northwind"}},
                  {"method":"POST","url":"/services/data/v62.0/sobjects/Task","referenceId":"two",
                   "body":{"WhoId":"@{one.id}","Nonsense":1}}]}""", OURS);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Sforce-Limit-Info")).contains("api-usage=1/100000");
        JsonNode parts = Client.json(answer.body()).path("compositeResponse");
        assertThat(parts.path(0).path("body").path(0).path("errorCode").asText())
                .isEqualTo("PROCESSING_HALTED");
        assertThat(parts.path(1).path("body").path(0).path("errorCode").asText())
                .isEqualTo("INVALID_FIELD");
        assertThat(org.records("Lead")).isEmpty();
    }

    @Test
    void queries_answer_what_they_ask_and_nothing_else_is_understood() {
        graphs(graph("a", "Northwind"), graph("b", "O'Hara \\\\ Sons"));
        JsonNode found =
                client.query("SELECT Id, Company, Owner.Name, SystemModstamp FROM Lead WHERE Company LIKE 'north%'"
                        + " AND (IsConverted = false OR Email IN ('x@y.z', 'q@r.s')) AND SystemModstamp > 2020-01-01T00:00:00Z"
                        + " ORDER BY Company DESC, Id LIMIT 5");
        assertThat(found.path("totalSize").asInt()).as(found.toString()).isEqualTo(1);
        JsonNode lead = found.path("records").path(0);
        assertThat(lead.path("Owner").path("Name").asText()).isEqualTo("Baton Integration");
        assertThat(lead.path("SystemModstamp").asText()).endsWith("+0000");
        assertThat(client.query("SELECT COUNT() FROM Lead WHERE Company = 'o\\'hara \\\\ sons'")
                        .path("totalSize")
                        .asInt())
                .isEqualTo(1);
        JsonNode counts = client.query("SELECT OwnerId, COUNT(Id) n FROM Lead WHERE OwnerId != null GROUP BY OwnerId");
        assertThat(counts.path("records").path(0).path("n").asInt()).isEqualTo(2);
        assertThat(client.query("SELECT Id FROM Group WHERE Type = 'Queue' AND Name = 'Inbound Triage'")
                        .path("totalSize")
                        .asInt())
                .isEqualTo(1);
        for (String unknown : List.of(
                "SELECT Id FROM Lead WHERE CreatedDate = TODAY",
                "SELECT Id FROM Lead WHERE Id IN (SELECT WhoId FROM Task)",
                "SELECT MAX(Id) FROM Lead",
                "SELECT Id FROM Lead WHERE Id = 'a' AND Id = 'b' OR Id = 'c'")) {
            assertThat(client.query(unknown).path(0).path("errorCode").asText())
                    .as(unknown)
                    .isEqualTo("MALFORMED_QUERY");
        }
        for (String wrong : List.of(
                "SELECT Nonsense FROM Lead",
                "SELECT Id FROM Lead WHERE SystemModstamp > '2020-01-01T00:00:00Z'",
                "SELECT Id FROM Lead WHERE Description = 'x'")) {
            assertThat(client.query(wrong).path(0).path("errorCode").asText())
                    .as(wrong)
                    .isEqualTo("INVALID_FIELD");
        }
    }

    @Test
    void long_results_come_in_pages() {
        IntStream.range(0, 450).forEach(i -> org.person().create(Map.of("LastName", "n" + i, "Company", "c")));
        HttpResponse<String> first =
                client.send("GET", "/query?q=SELECT+Id+FROM+Lead", "", "Sforce-Query-Options", "batchSize=200");
        JsonNode page = Client.json(first.body());
        assertThat(page.path("done").asBoolean()).isFalse();
        assertThat(page.path("totalSize").asInt()).isEqualTo(450);
        assertThat(page.path("records")).hasSize(200);
        JsonNode rest =
                Client.json(client.get(page.path("nextRecordsUrl").asText()).body());
        assertThat(rest.path("records")).hasSize(250);
        assertThat(rest.path("done").asBoolean()).isTrue();
    }

    @Test
    void a_write_without_the_header_is_undone_by_the_old_rule_and_one_with_it_stands() {
        graphs(graph("a", "Northwind"));
        String lead = org.records("Lead").getFirst().path("Id").asText();
        String bo = org.idOf("bo@acme.example");
        String body = "{\"OwnerId\":\"" + bo + "\"}";
        assertThat(client.send("PATCH", "/sobjects/Lead/" + lead, body, OURS).statusCode())
                .isEqualTo(204);
        assertThat(org.record(lead))
                .get()
                .satisfies(row -> assertThat(row.path("OwnerId").asText()).isEqualTo(bo));
        client.send("PATCH", "/sobjects/Lead/" + lead, body, "Sforce-Call-Options", "client=baton");
        assertThat(org.record(lead))
                .get()
                .satisfies(row -> assertThat(row.path("OwnerId").asText()).isNotEqualTo(bo));
    }

    @Test
    void changes_are_told_in_the_relays_envelope_with_who_made_them() {
        graphs(graph("a", "Northwind"));
        String lead = org.records("Lead").getFirst().path("Id").asText();
        org.person().own(lead, org.idOf("sam@acme.example"));
        org.person().change(lead, Map.of("City", "Wien", "Company", "Northwind"));
        await(4);
        List<JsonNode> payloads = events.stream()
                .map(event -> event.path("detail").path("payload"))
                .toList();
        JsonNode created = payloads.getFirst();
        assertThat(events.getFirst().path("detail-type").asText()).isEqualTo("LeadChangeEvent");
        assertThat(events.getFirst().path("source").asText()).startsWith("aws.partner/salesforce.com/" + StandIn.ORG);
        JsonNode header = created.path("ChangeEventHeader");
        assertThat(header.path("changeType").asText()).isEqualTo("CREATE");
        assertThat(header.path("changeOrigin").asText()).endsWith("client=baton");
        assertThat(header.path("commitNumber").asLong()).isGreaterThan(1L << 53);
        assertThat(created.path("Name").path("LastName").asText()).isEqualTo("Obi");
        JsonNode task = payloads.get(1).path("ChangeEventHeader");
        assertThat(task.path("entityName").asText()).isEqualTo("Task");
        assertThat(task.path("sequenceNumber").asInt()).isEqualTo(2);
        assertThat(task.path("transactionKey")).isEqualTo(header.path("transactionKey"));
        JsonNode owned = payloads.get(2);
        assertThat(owned.path("ChangeEventHeader").path("changeOrigin").asText())
                .isEmpty();
        assertThat(owned.path("OwnerId").asText()).isEqualTo(org.idOf("sam@acme.example"));
        assertThat(payloads.get(3)
                        .path("ChangeEventHeader")
                        .path("changedFields")
                        .toString())
                .contains("Address.City")
                .doesNotContain("Company");
    }

    @Test
    void events_are_repeated_and_lost_on_request_and_gaps_stand_for_the_lost() {
        org.relay().mischief(new Relay.Mischief(5, 1, 0));
        String lead = org.person().create(Map.of("LastName", "Twice", "Company", "c"));
        await(2);
        org.relay().mischief(new Relay.Mischief(1, 0, 1));
        org.person().change(lead, Map.of("City", "Wien"));
        org.relay().gaps();
        await(3);
        JsonNode gap = events.get(2).path("detail").path("payload");
        assertThat(gap.path("ChangeEventHeader").path("changeType").asText()).isEqualTo("GAP_UPDATE");
        assertThat(gap.path("ChangeEventHeader").path("recordIds").path(0).asText())
                .isEqualTo(lead);
    }

    @Test
    void what_a_person_does_is_done() {
        String lead = org.person().create(Map.of("LastName", "Obi", "Company", "Northwind", "Country", "DE"));
        String first = org.record(lead).orElseThrow().path("OwnerId").asText();
        assertThat(first).startsWith("005").isNotEqualTo(org.idOf(StandIn.ADMIN));
        org.person().delete(lead);
        assertThat(client.send("PATCH", "/sobjects/Lead/" + lead, "{\"City\":\"Wien\"}", OURS)
                        .body())
                .contains("ENTITY_IS_DELETED");
        org.person().undelete(lead);
        org.person().convert(lead);
        assertThat(org.records("Contact"))
                .anySatisfy(row -> assertThat(row.path("LastName").asText()).isEqualTo("Obi"));
        assertThat(client.send("PATCH", "/sobjects/Lead/" + lead, "{\"City\":\"Wien\"}", OURS)
                        .body())
                .contains("CANNOT_UPDATE_CONVERTED_LEAD");
        assertThatThrownBy(() -> org.person().own(lead, "nobody")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void faults_strike_as_often_as_they_are_told_to() {
        org.faults().next(Fault.LOCK_ROW, 1);
        assertThat(graphs(graph("a", "Northwind")).toString()).contains("UNABLE_TO_LOCK_ROW");
        assertThat(graphs(graph("a", "Northwind")).path(0).path("isSuccessful").asBoolean())
                .isTrue();
        org.faults().next(Fault.EXPIRED_SESSION, 1);
        assertThat(client.send("GET", "/limits", "").statusCode()).isEqualTo(401);
        assertThat(client.send("GET", "/limits", "").statusCode()).isEqualTo(401);
        client.login(org);
        assertThat(client.send("GET", "/limits", "").statusCode()).isEqualTo(200);
        org.faults().always(Fault.DAILY_LIMIT);
        assertThat(client.send("GET", "/limits", "").body()).contains("TotalRequests");
        org.faults().clear();
        org.faults().next(Fault.UNAVAILABLE, 1);
        assertThat(client.send("GET", "/limits", "").statusCode()).isEqualTo(503);
        org.faults().next(Fault.DUPLICATE, 1);
        assertThat(client.send(
                                "POST",
                                "/sobjects/Lead",
                                "{\"LastName\":\"x\",\"Company\":\"y\",\"Email\":\"a@northwind.example\"}")
                        .body())
                .contains("DUPLICATES_DETECTED");
        org.faults().next(Fault.REVERSAL, 1);
        graphs(graph("b", "Reversed"));
        assertThat(org.records("Lead").getLast().path("OwnerId").asText()).isEqualTo(org.idOf("flow@acme.example"));
        org.faults().next(Fault.LOST_ANSWER, 1);
        assertThatThrownBy(() ->
                        client.send("POST", "/composite/graph", "{\"graphs\":[" + graph("c", "Lost") + "]}", OURS))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(org.records("Lead"))
                .anySatisfy(row -> assertThat(row.path("Company").asText()).isEqualTo("Lost"));
    }

    @Test
    void the_page_shows_leads_escaped_and_takes_forms() {
        HttpResponse<String> made = client.post(
                "/leads", "LastName=%3Cscript%3Ealert(1)%3C/script%3E&Company=Northwind&NumberOfEmployees=12");
        assertThat(made.statusCode()).isEqualTo(303);
        String id = made.body().strip();
        assertThat(client.post("/records/" + id + "/owner", "owner=Sam+Outside").statusCode())
                .isEqualTo(303);
        String page = client.get("/").body();
        assertThat(page)
                .contains("This is not Salesforce", "&lt;script&gt;", "Sam Outside", id)
                .doesNotContain("<script");
        assertThat(client.post("/records/" + id + "/owner", "owner=Nobody").statusCode())
                .isEqualTo(400);
    }

    private void await(int count) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
        while (events.size() < count && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        assertThat(events.stream()
                        .map(event -> event.path("detail-type").asText())
                        .collect(Collectors.toList()))
                .hasSize(count);
    }
}
