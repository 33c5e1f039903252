package dev.baton.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.json.Json;
import dev.baton.salesforce.StubServer.Asked;
import dev.baton.salesforce.StubServer.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GraphsTest {
    private static final int STOPS_AFTER = 14;
    private static final String BAD = "bad";

    private static ObjectNode fields() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A Lead and a Task for it; one whose last name is {@code bad} is refused. */
    private static Graph lead(String id, String lastName) {
        return new Graph(
                id,
                List.of(
                        new Graph.Upsert("lead", "Lead", "Baton_Lead_Id__c", id, fields().put("LastName", lastName)),
                        new Graph.Upsert(
                                "task", "Task", "Baton_Task_Id__c", id, fields().put("WhoId", Graph.idOf("lead")))));
    }

    /** Answers as Salesforce does: each graph on its own, and none after the 14th that failed. */
    private static Reply answer(Asked asked) {
        ObjectNode body = fields();
        ArrayNode graphs = body.putArray("graphs");
        int failed = 0;
        for (JsonNode graph : Json.tree(asked.body()).path("graphs")) {
            boolean untried = failed >= STOPS_AFTER;
            boolean bad = graph.toString().contains("\"" + BAD + "\"");
            failed += bad ? 1 : 0;
            ObjectNode answer = graphs.addObject()
                    .put("graphId", graph.path("graphId").asText())
                    .put("isSuccessful", !bad && !untried);
            ArrayNode parts = answer.putObject("graphResponse").putArray("compositeResponse");
            for (JsonNode request : graph.path("compositeRequest")) {
                String reference = request.path("referenceId").asText();
                ObjectNode part = parts.addObject()
                        .put("referenceId", reference)
                        .put("httpStatusCode", bad || untried ? 400 : 201);
                if (!bad && !untried) {
                    part.putObject("body").put("id", reference.equals("lead") ? "00Q5g00000ABCDE" : "00T5g00000ABCDE");
                } else if (bad && !untried && reference.equals("task")) {
                    error(part, "REQUIRED_FIELD_MISSING", "Required fields are missing: [X]");
                } else {
                    error(part, "PROCESSING_HALTED", "The transaction was rolled back");
                }
            }
        }
        return Reply.json(200, body.toString());
    }

    private static void error(ObjectNode part, String code, String message) {
        part.putArray("body").addObject().put("errorCode", code).put("message", message);
    }

    private static List<Graph> leads(int count) {
        return IntStream.range(0, count).mapToObj(i -> lead("lead-" + i, "Doe")).toList();
    }

    @Test
    void every_write_keeps_assignment_rules_off_and_says_who_wrote() {
        try (Org org = new Org(GraphsTest::answer)) {
            org.client().graphs(leads(80));
            assertThat(org.calls()).hasSize(2).allSatisfy(call -> {
                assertThat(call.method()).isEqualTo("POST");
                assertThat(call.headers())
                        .containsEntry("sforce-auto-assign", "FALSE")
                        .containsEntry("sforce-call-options", "client=baton");
            });
        }
    }

    @Test
    void a_graph_is_sent_in_the_shape_that_composite_graph_takes() {
        try (Org org = new Org(GraphsTest::answer)) {
            Graph graph = new Graph(
                    "-x",
                    List.of(
                            new Graph.Upsert(
                                    "lead", "Lead", "Baton_Lead_Id__c", "a b/c+", fields().put("City", "Köln")),
                            new Graph.Update("again", "Lead", Graph.idOf("lead"), fields().put("OwnerId", "005")),
                            new Graph.Create("task", "Task", fields().put("WhoId", Graph.idOf("lead")))));
            org.client().graphs(List.of(graph));
            Asked call = org.calls().getFirst();
            assertThat(call.path()).isEqualTo("/services/data/v62.0/composite/graph");
            assertThat(Json.tree(call.body())).isEqualTo(Json.tree("""
                    {"graphs":[{"graphId":"g0","compositeRequest":[
                      {"method":"PATCH","url":"/services/data/v62.0/sobjects/Lead/Baton_Lead_Id__c/a%20b%2Fc%2B",
                       "referenceId":"lead","body":{"City":"Köln"}},
                      {"method":"PATCH","url":"/services/data/v62.0/sobjects/Lead/@{lead.id}",
                       "referenceId":"again","body":{"OwnerId":"005"}},
                      {"method":"POST","url":"/services/data/v62.0/sobjects/Task",
                       "referenceId":"task","body":{"WhoId":"@{lead.id}"}}]}]}"""));
        }
    }

    @Test
    void what_was_written_is_known_by_its_18_characters() {
        try (Org org = new Org(GraphsTest::answer)) {
            assertThat(org.client().graphs(List.of(lead("a", "Doe"))))
                    .singleElement()
                    .isInstanceOfSatisfying(Graph.Outcome.Written.class, written -> {
                        assertThat(written.graph()).isEqualTo("a");
                        assertThat(written.id("lead")).contains("00Q5g00000ABCDEEA5");
                        assertThat(written.created()).containsExactlyInAnyOrder("lead", "task");
                    });
        }
    }

    @Test
    void the_record_of_an_update_is_the_one_that_was_named() {
        String answer = """
                {"graphs":[{"graphId":"g0","isSuccessful":true,"graphResponse":{"compositeResponse":[
                  {"body":null,"httpHeaders":{},"httpStatusCode":204,"referenceId":"lead"}]}}]}""";
        try (Org org = new Org(_ -> Reply.json(200, answer))) {
            Graph graph = new Graph(
                    "a", List.of(new Graph.Update("lead", "Lead", "00Q5g00000ABCDE", fields().put("Rating", "Hot"))));
            assertThat(org.client().graphs(List.of(graph)))
                    .containsExactly(
                            new Graph.Outcome.Written("a", Map.of("lead", "00Q5g00000ABCDEEA5"), java.util.Set.of()));
        }
    }

    @Test
    void no_call_has_more_than_75_graphs_or_500_nodes() {
        try (Org org = new Org(GraphsTest::answer)) {
            List<Graph> graphs = new ArrayList<>(leads(160));
            graphs.add(new Graph(
                    "wide",
                    IntStream.range(0, 495)
                            .<Graph.Node>mapToObj(i -> new Graph.Create("n" + i, "Task", fields()))
                            .toList()));
            graphs.addAll(IntStream.range(0, 5)
                    .mapToObj(i -> lead("after-" + i, "Doe"))
                    .toList());
            List<Graph.Outcome> outcomes = org.client().graphs(graphs);
            assertThat(outcomes)
                    .extracting(Graph.Outcome::graph)
                    .isEqualTo(graphs.stream().map(Graph::id).toList());
            assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Graph.Outcome.Written.class));
            assertThat(org.calls()).hasSize(5).allSatisfy(call -> {
                JsonNode sent = Json.tree(call.body()).path("graphs");
                int nodes = 0;
                for (JsonNode graph : sent) {
                    nodes += graph.path("compositeRequest").size();
                }
                assertThat(sent.size()).isLessThanOrEqualTo(75);
                assertThat(nodes).isLessThanOrEqualTo(500);
            });
        }
    }

    @Test
    void a_lead_that_fails_takes_no_other_with_it_and_its_own_error_is_reported() {
        try (Org org = new Org(GraphsTest::answer)) {
            List<Graph.Outcome> outcomes =
                    org.client().graphs(List.of(lead("a", "Doe"), lead("b", BAD), lead("c", "Roe")));
            assertThat(outcomes.get(0)).isInstanceOf(Graph.Outcome.Written.class);
            assertThat(outcomes.get(2)).isInstanceOf(Graph.Outcome.Written.class);
            assertThat(outcomes.get(1)).isInstanceOfSatisfying(Graph.Outcome.Failed.class, failed -> {
                assertThat(failed.reference()).isEqualTo("task");
                assertThat(failed.failure())
                        .isInstanceOfSatisfying(
                                Failure.Permanent.class,
                                permanent -> assertThat(permanent.errorCode()).isEqualTo("REQUIRED_FIELD_MISSING"));
            });
        }
    }

    @Test
    void what_was_not_tried_after_14_failures_is_sent_again_until_all_have_an_outcome() {
        try (Org org = new Org(GraphsTest::answer)) {
            List<Graph> graphs = IntStream.range(0, 60)
                    .mapToObj(i -> lead("lead-" + i, i % 2 == 0 ? BAD : "Doe"))
                    .toList();
            List<Graph.Outcome> outcomes = org.client().graphs(graphs);
            assertThat(outcomes)
                    .filteredOn(Graph.Outcome.Written.class::isInstance)
                    .hasSize(30);
            assertThat(outcomes)
                    .filteredOn(Graph.Outcome.Failed.class::isInstance)
                    .hasSize(30)
                    .allSatisfy(outcome -> assertThat(((Graph.Outcome.Failed) outcome).failure())
                            .isInstanceOf(Failure.Permanent.class));
            assertThat(org.calls()).hasSize(3);
        }
    }

    @Test
    void an_answer_that_never_says_anything_of_a_graph_is_not_asked_for_ever() {
        try (Org org = new Org(_ -> Reply.json(200, "{\"graphs\":[]}"))) {
            assertThat(org.client().graphs(leads(3)))
                    .allSatisfy(outcome -> assertThat(
                                    ((Graph.Outcome.Failed) outcome).failure().retryable())
                            .isTrue());
            assertThat(org.calls()).hasSize(1);
        }
    }

    @Test
    void a_graph_that_spoils_the_whole_call_fails_alone() {
        try (Org org = new Org(asked -> asked.body().contains("poison")
                ? Reply.json(400, "[{\"message\":\"Unexpected\",\"errorCode\":\"JSON_PARSER_ERROR\"}]")
                : answer(asked))) {
            List<Graph> graphs = new ArrayList<>(leads(10));
            graphs.set(6, lead("six", "poison"));
            List<Graph.Outcome> outcomes = org.client().graphs(graphs);
            assertThat(outcomes)
                    .filteredOn(Graph.Outcome.Failed.class::isInstance)
                    .singleElement()
                    .satisfies(outcome -> assertThat(outcome.graph()).isEqualTo("six"));
        }
    }

    @Test
    void an_org_that_is_down_is_asked_once_for_all_the_graphs() {
        try (Org org = new Org(_ -> new Reply(503, Map.of(), "<html>Service Unavailable</html>"))) {
            assertThat(org.client().graphs(leads(200)))
                    .hasSize(200)
                    .allSatisfy(outcome -> assertThat(((Graph.Outcome.Failed) outcome).failure())
                            .isInstanceOf(Failure.Unreachable.class));
            assertThat(org.calls()).hasSize(1);
        }
    }

    @Test
    void no_graphs_are_no_call() {
        try (Org org = new Org(GraphsTest::answer)) {
            assertThat(org.client().graphs(List.of())).isEmpty();
            assertThat(org.calls()).isEmpty();
            assertThat(org.tokens()).isEmpty();
        }
    }

    @Test
    void graphs_that_cannot_be_told_apart_are_refused() {
        try (Org org = new Org(GraphsTest::answer)) {
            Salesforce client = org.client();
            assertThatThrownBy(() -> client.graphs(List.of(lead("a", "x"), lead("a", "y"))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Graph(
                        "a", List.of(new Graph.Create("n", "Task", fields()), new Graph.Create("n", "Task", fields()))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
