package dev.baton.salesforce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.salesforce.StubServer.Reply;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueriesTest {
    private static final String NEXT = "/services/data/v62.0/query/01g5g00000XYZ-2000";

    @Test
    void all_pages_of_a_query_come_one_after_the_other() {
        try (Org org = new Org(asked -> asked.path().equals(NEXT)
                ? Reply.json(200, "{\"totalSize\":3,\"done\":true,\"records\":[{\"Id\":\"c\"}]}")
                : Reply.json(
                        200,
                        "{\"totalSize\":3,\"done\":false,\"nextRecordsUrl\":\"" + NEXT
                                + "\",\"records\":[{\"Id\":\"a\"},{\"Id\":\"b\"}]}"))) {
            List<ObjectNode> rows = org.client()
                    .query("SELECT Id FROM Lead WHERE Email = 'a+b@x.example'")
                    .answered()
                    .orElseThrow();
            assertThat(rows).extracting(row -> row.path("Id").asText()).containsExactly("a", "b", "c");
            assertThat(URLDecoder.decode(org.calls().getFirst().path(), UTF_8))
                    .isEqualTo("/services/data/v62.0/query?q=SELECT Id FROM Lead WHERE Email = 'a+b@x.example'");
            assertThat(org.calls().get(1).path()).isEqualTo(NEXT);
        }
    }

    @Test
    void a_page_that_leads_elsewhere_does_not_take_the_token_there() {
        try (Org org = new Org(_ -> Reply.json(
                200, "{\"done\":false,\"nextRecordsUrl\":\"https://evil.example/x\",\"records\":[{\"Id\":\"a\"}]}"))) {
            assertThat(org.client().query("SELECT Id FROM Lead").refused())
                    .containsInstanceOf(Failure.Unreachable.class);
            assertThat(org.calls()).hasSize(1);
        }
    }

    @Test
    void pages_that_go_round_come_to_an_end() {
        try (Org org = new Org(_ ->
                Reply.json(200, "{\"done\":false,\"nextRecordsUrl\":\"" + NEXT + "\",\"records\":[{\"Id\":\"a\"}]}"))) {
            assertThat(org.client().query("SELECT Id FROM Lead").refused())
                    .containsInstanceOf(Failure.Unreachable.class);
            assertThat(org.calls()).hasSize(2);
        }
    }

    @Test
    void a_failure_in_the_middle_is_told() {
        try (Org org = new Org(asked -> asked.path().equals(NEXT)
                ? Reply.json(500, "[{\"errorCode\":\"SERVER_UNAVAILABLE\",\"message\":\"x\"}]")
                : Reply.json(
                        200, "{\"done\":false,\"nextRecordsUrl\":\"" + NEXT + "\",\"records\":[{\"Id\":\"a\"}]}"))) {
            List<ObjectNode> seen = new ArrayList<>();
            assertThat(org.client().query("SELECT Id FROM Lead", seen::add).refused())
                    .contains(new Failure.Unreachable("SERVER_UNAVAILABLE"));
            assertThat(seen).hasSize(1);
        }
    }

    @Test
    void deleted_records_are_asked_for_where_they_count() {
        try (Org org = new Org(_ -> Reply.json(200, "{\"done\":true,\"records\":[]}"))) {
            assertThat(org.client()
                            .queryAll("SELECT Id, IsDeleted FROM Lead", _ -> {})
                            .answered())
                    .contains(0L);
            assertThat(org.calls().getFirst().path()).startsWith("/services/data/v62.0/queryAll?q=");
        }
    }

    @Test
    void a_query_that_fits_no_address_is_the_callers_fault() {
        try (Org org = new Org(_ -> Reply.json(200, "{}"))) {
            Salesforce client = org.client();
            assertThatThrownBy(() -> client.query("x".repeat(20_000))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void what_is_left_of_the_daily_calls_is_known_from_each_answer() {
        try (Org org = new Org(_ -> new Reply(
                200, Map.of("Sforce-Limit-Info", "api-usage=14500/100000"), "{\"done\":true,\"records\":[]}"))) {
            Salesforce client = org.client();
            assertThat(client.usage()).isEmpty();
            client.query("SELECT Id FROM Lead");
            assertThat(client.usage()).contains(new Usage(14_500, 100_000));
            assertThat(client.usage().orElseThrow().percent()).isEqualTo(14);
        }
    }

    @Test
    void a_description_names_the_fields_and_what_may_be_done_with_them() {
        try (Org org = new Org(_ -> Reply.json(200, """
                {"name":"Lead","fields":[
                  {"name":"Status","type":"picklist","length":255,"createable":true,"updateable":true,"externalId":false,
                   "unique":false,"relationshipName":null,
                   "picklistValues":[{"value":"New","active":true},{"value":"Old","active":false}]},
                  {"name":"OwnerId","type":"reference","length":18,"createable":true,"updateable":true,
                   "relationshipName":"Owner","picklistValues":[]}]}"""))) {
            Description lead = org.client().describe("Lead").answered().orElseThrow();
            assertThat(org.calls().getFirst().path()).isEqualTo("/services/data/v62.0/sobjects/Lead/describe");
            assertThat(lead.field("Status"))
                    .contains(new Description.Field(
                            "Status", "picklist", 255, true, true, false, false, Set.of("New"), ""));
            assertThat(lead.field("OwnerId").orElseThrow().relationship()).isEqualTo("Owner");
            assertThat(lead.field("Nope")).isEmpty();
        }
    }
}
