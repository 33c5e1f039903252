package dev.baton.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a program sees of the REST API. */
class RestTest extends WithOrg {
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
}
