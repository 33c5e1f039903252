package dev.baton.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the org does by itself, and for a person. */
class StandInTest extends WithOrg {
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
    void completing_a_lead_completes_what_is_open_about_it() throws IOException {
        graphs(graph("a", "Northwind"));
        String lead = org.records("Lead").getFirst().path("Id").asText();
        String done = org.person().create("Task", Map.of("Subject", "Mail", "WhoId", lead, "Status", "Completed"));

        org.person().complete(lead);

        assertThat(org.records("Task"))
                .hasSize(2)
                .allSatisfy(
                        task -> assertThat(task.path("IsClosed").asBoolean()).isTrue());
        assertThatThrownBy(() -> org.person().complete(lead))
                .hasMessageContaining("no task about " + lead + " is open");
        org.person().complete(done);
    }

    @Test
    void changes_are_told_in_the_relays_envelope_with_who_made_them() {
        graphs(graph("a", "Northwind"));
        String lead = org.records("Lead").getFirst().path("Id").asText();
        org.person().ownAlone(lead, org.idOf("sam@acme.example"));
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
        long committed = System.currentTimeMillis();
        while (System.currentTimeMillis() == committed) {
            Thread.onSpinWait();
        }
        org.relay().gaps();
        await(3);
        JsonNode gap = events.get(2).path("detail").path("payload");
        assertThat(gap.path("ChangeEventHeader").path("changeType").asText()).isEqualTo("GAP_UPDATE");
        assertThat(gap.path("ChangeEventHeader").path("recordIds").path(0).asText())
                .isEqualTo(lead);
        assertThat(gap.path("ChangeEventHeader").path("commitTimestamp").asLong())
                .as("a gap is dated by the commit that it stands for")
                .isLessThanOrEqualTo(committed);
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
    void open_tasks_of_whoever_had_a_lead_go_with_it_where_a_person_gives_it_away_on_the_page_only() {
        Person ada = org.person();
        String ana = org.idOf("ana@acme.example");
        String sam = org.idOf("sam@acme.example");
        String lead = ada.create(Map.of("LastName", "Obi", "Company", "Northwind", "Country", "DE"));
        ada.ownAlone(lead, ana);
        String hers = ada.create("Task", Map.of("Subject", "Call", "WhoId", lead, "OwnerId", ana));
        String done = ada.create("Task", Map.of("Subject", "Read", "WhoId", lead, "OwnerId", ana));
        ada.complete(done);
        String others = ada.create("Task", Map.of("Subject", "Ask", "WhoId", lead, "OwnerId", sam));

        ada.own(lead, org.idOf("bo@acme.example"));
        assertThat(owners(hers, done, others)).containsExactly(org.idOf("bo@acme.example"), ana, sam);

        ada.ownAlone(lead, ana);
        assertThat(owners(hers, done, others)).containsExactly(org.idOf("bo@acme.example"), ana, sam);
        assertThat(client.get("/").body()).contains("Call", "priority Normal");
    }

    private List<String> owners(String... tasks) {
        return Arrays.stream(tasks)
                .map(task -> org.record(task).orElseThrow().path("OwnerId").asText())
                .toList();
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

    @Test
    void the_fields_are_those_of_batons_own_metadata() throws IOException {
        Path objects = ROOT.resolve("infra/salesforce/force-app/main/default/objects");
        Pattern element = Pattern.compile("<(fullName|length|formula|externalId)>([^<]*)<");
        for (SObject object : List.of(Schema.LEAD, Schema.TASK, Schema.USER)) {
            Path fields = objects.resolve(object.equals(Schema.TASK) ? "Activity" : object.name())
                    .resolve("fields");
            try (Stream<Path> files = Files.list(fields)) {
                for (Path file : files.toList()) {
                    Map<String, String> said = element.matcher(Files.readString(file))
                            .results()
                            .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
                    if (!said.containsKey("formula")) {
                        String name = said.getOrDefault("fullName", "");
                        Field field = object.field(name).orElseThrow(() -> new AssertionError("no " + name));
                        assertThat(field.type() == Field.Type.URL ? 0 : field.length())
                                .as(name)
                                .isEqualTo(Integer.parseInt(said.getOrDefault("length", "0")));
                        assertThat(field.is(Field.Trait.EXTERNAL))
                                .as(name)
                                .isEqualTo(said.getOrDefault("externalId", "").equals("true"));
                    }
                }
            }
        }
    }

    @Test
    void what_an_org_was_told_is_there_after_a_restart(@TempDir Path folder) {
        String lead;
        String key;
        try (StandIn first = StandIn.builder().samples(SAMPLES).data(folder).start()) {
            lead = first.person().create(Map.of("LastName", "Kept", "Company", "c"));
            key = first.credentials().privateKey();
        }
        try (StandIn second = StandIn.builder().samples(SAMPLES).data(folder).start()) {
            assertThat(second.record(lead)).isPresent();
            assertThat(second.credentials().privateKey()).isEqualTo(key);
            assertThat(second.records("User")).hasSameSizeAs(org.records("User"));
            assertThat(second.person().create(Map.of("LastName", "Next", "Company", "c")))
                    .isNotEqualTo(lead);
        }
    }
}
