package dev.baton.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;

/** A test that has an org with the sample people, and a program that calls it. */
abstract class WithOrg {
    static final Path ROOT = Path.of(System.getProperty("baton.root"));
    static final Path SAMPLES = ROOT.resolve("samples");
    static final String[] OURS = {"Sforce-Auto-Assign", "FALSE", "Sforce-Call-Options", "client=baton"};

    final List<ObjectNode> events = new CopyOnWriteArrayList<>();
    final StandIn org =
            StandIn.builder().samples(SAMPLES).oldRule().events(events::add).start();
    final Client client = new Client(org);

    @AfterEach
    void close() {
        client.close();
        org.close();
    }

    static String graph(String id, String company) {
        return """
                {"graphId":"%s","compositeRequest":[
                  {"method":"PATCH","url":"/services/data/v62.0/sobjects/Lead/Baton_Lead_Id__c/%s","referenceId":"lead",
                   "body":{"LastName":"Obi","Company":"%s","Email":"%s@northwind.example"}},
                  {"method":"PATCH","url":"/services/data/v62.0/sobjects/Task/Baton_Task_Id__c/%s","referenceId":"task",
                   "body":{"Subject":"Call","WhoId":"@{lead.id}"}}]}""".formatted(id, id, company, id, id);
    }

    JsonNode graphs(String... graphs) {
        HttpResponse<String> answer =
                client.send("POST", "/composite/graph", "{\"graphs\":[" + String.join(",", graphs) + "]}", OURS);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Client.json(answer.body()).path("graphs");
    }

    void await(int count) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
        while (events.size() < count && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        assertThat(events.stream()
                        .map(event -> event.path("detail-type").asText())
                        .toList())
                .hasSize(count);
    }
}
