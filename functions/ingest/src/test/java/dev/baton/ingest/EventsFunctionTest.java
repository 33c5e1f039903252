package dev.baton.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.playbook.RouteWhen;
import dev.baton.roster.Cells;
import dev.baton.store.PlaybookStore;
import dev.baton.testing.Lambda;
import dev.baton.testing.World;
import dev.baton.testing.WorldResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The function as it is packaged, under its handler {@code events}. */
@QuarkusTest
@TestProfile(Profiles.Events.class)
@QuarkusTestResource(WorldResource.class)
@SuppressWarnings("NullAway.Init") // the framework fills the fields
class EventsFunctionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
    int port;

    World world;

    @Test
    void a_salesforce_event_from_the_inbox_becomes_a_lead() throws JsonProcessingException {
        ObjectNode event = (ObjectNode) JSON.readTree(Samples.read("/aws/sqs.json"));
        ((ObjectNode) event.get("Records").get(0)).put("body", Samples.event("lead-submitted.json"));

        JsonNode answer = JSON.readTree(Lambda.invoke(port, event.toString()));

        assertThat(answer.get("batchItemFailures")).isEmpty();
        assertThat(world.drain(world.enrichQueue()))
                .hasSize(1)
                .allMatch(m -> m.body().contains("00Q5g00000ABCDEEA5"));
    }

    @Test
    void a_record_that_the_active_playbook_does_not_route_yet_is_left_alone() throws JsonProcessingException {
        PlaybookStore playbooks = new PlaybookStore(world.dynamo(), world.tables());
        RouteWhen mql = new RouteWhen(false, List.of(new RouteWhen.Becomes("Status", List.of("MQL"))));
        playbooks.activate(1, 0, new Cells(Map.of(), Map.of()), mql, playbooks.active());
        ObjectNode event = (ObjectNode) JSON.readTree(Samples.read("/aws/sqs.json"));
        ((ObjectNode) event.get("Records").get(0)).put("body", Samples.event("lead-created.json"));

        JsonNode answer = JSON.readTree(Lambda.invoke(port, event.toString()));

        assertThat(answer.get("batchItemFailures")).isEmpty();
        assertThat(world.drain(world.enrichQueue())).isEmpty();
    }
}
