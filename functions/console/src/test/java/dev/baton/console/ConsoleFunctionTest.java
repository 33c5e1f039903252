package dev.baton.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.lead.Lead;
import dev.baton.lead.Owner;
import dev.baton.store.LeadStore;
import dev.baton.store.Received;
import dev.baton.testing.Journeys;
import dev.baton.testing.Lambda;
import dev.baton.testing.SampleLeads;
import dev.baton.testing.World;
import dev.baton.testing.WorldResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The function as it is packaged, behind Quarkus' mock of Lambda, on a real engine. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
@SuppressWarnings("NullAway.Init") // the framework fills the fields
class ConsoleFunctionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
    int port;

    World world;

    @Test
    void a_lead_just_accepted_is_received() throws JsonProcessingException {
        Lead lead = SampleLeads.eva();
        new LeadStore(world.dynamo(), world.tables())
                .accept(
                        lead,
                        "digest",
                        new Received("application/json", SdkBytes.fromUtf8String("{}")),
                        SampleLeads.NOON);

        JsonNode answer = get(lead.id().value());

        assertThat(answer.get("statusCode").intValue()).isEqualTo(200);
        assertThat(answer.get("headers").get("content-type").textValue()).isEqualTo("application/json");
        assertThat(JSON.readTree(answer.get("body").textValue()))
                .isEqualTo(JSON.readTree("{\"leadId\":\"" + lead.id() + "\",\"status\":\"received\",\"updatedAt\":\""
                        + SampleLeads.NOON + "\"}"));
    }

    @Test
    void an_assigned_lead_shows_the_public_card_of_its_rep_and_nothing_of_its_own() throws JsonProcessingException {
        Lead lead = new Journeys(world).assigned(new Owner.Rep("ana@baton.example", "Ana", "https://book.example/ana"));

        JsonNode body = JSON.readTree(get(lead.id().value()).get("body").textValue());

        assertThat(body.get("status").textValue()).isEqualTo("assigned");
        assertThat(body.get("assignedTo"))
                .isEqualTo(JSON.readTree("{\"repId\":\"ana@baton.example\",\"name\":\"Ana\","
                        + "\"bookingUrl\":\"https://book.example/ana\"}"));
        assertThat(body.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("leadId", "status", "updatedAt", "assignedTo");
    }

    @Test
    void a_lead_in_the_fallback_queue_shows_the_queue() throws JsonProcessingException {
        Lead lead = new Journeys(world).assigned(new Owner.Queue("Inbound Triage"));

        JsonNode body = JSON.readTree(get(lead.id().value()).get("body").textValue());

        assertThat(body.get("assignedTo")).isEqualTo(JSON.readTree("{\"queue\":\"Inbound Triage\"}"));
    }

    @Test
    void a_lead_that_was_decided_in_shadow_names_nobody_who_does_not_have_it() throws JsonProcessingException {
        Lead lead = new Journeys(world).inShadowFor(new Owner.Rep("ana@baton.example", "Ana", ""));

        JsonNode body = JSON.readTree(get(lead.id().value()).get("body").textValue());

        assertThat(body.get("status").textValue()).isEqualTo("assigned");
        assertThat(body.get("mode").textValue()).isEqualTo("shadow");
        assertThat(body.has("assignedTo")).isFalse();
    }

    @Test
    void a_stuck_lead_shows_as_received() throws JsonProcessingException {
        Lead lead = new Journeys(world).accepted();
        world.dynamo()
                .updateItem(request -> request.tableName(world.tables().leads())
                        .key(Map.of(
                                "pk", AttributeValue.fromS("LEAD#" + lead.id()), "sk", AttributeValue.fromS("LEAD")))
                        .updateExpression("SET #status = :stuck")
                        .expressionAttributeNames(Map.of("#status", "status"))
                        .expressionAttributeValues(Map.of(":stuck", AttributeValue.fromS("stuck"))));

        JsonNode body = JSON.readTree(get(lead.id().value()).get("body").textValue());

        assertThat(body.get("status").textValue()).isEqualTo("received");
    }

    @Test
    void an_id_that_is_none_is_answered_like_an_unknown_one() throws JsonProcessingException {
        JsonNode malformed = get("' OR 1=1");
        JsonNode unknown = get("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");

        assertThat(malformed.get("statusCode").intValue()).isEqualTo(404);
        assertThat(malformed.get("headers").get("content-type").textValue()).isEqualTo("application/problem+json");
        assertThat(malformed).isEqualTo(unknown);
    }

    private JsonNode get(String id) throws JsonProcessingException {
        String event = JSON.createObjectNode()
                .put("version", "2.0")
                .put("rawPath", "/leads/" + id)
                .set("pathParameters", JSON.createObjectNode().put("leadId", id))
                .toString();
        return JSON.readTree(Lambda.invoke(port, event));
    }
}
