package dev.baton.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.lead.LeadId;
import dev.baton.lead.Status;
import dev.baton.store.LeadStore;
import dev.baton.testing.Lambda;
import dev.baton.testing.World;
import dev.baton.testing.WorldResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The function as it is packaged, under its handler {@code form}. */
@QuarkusTest
@TestProfile(Profiles.Form.class)
@QuarkusTestResource(WorldResource.class)
@SuppressWarnings("NullAway.Init") // the framework fills the fields
class FormFunctionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
    int port;

    World world;

    @Test
    void a_web_form_is_accepted() throws JsonProcessingException {
        JsonNode answer = JSON.readTree(Lambda.invoke(port, Samples.read("/aws/http-api.json")));

        assertThat(answer.get("statusCode").intValue()).as(answer.toString()).isEqualTo(202);
        assertThat(answer.get("headers").get("Access-Control-Allow-Origin").textValue())
                .isEqualTo("https://www.acme.example");
        LeadId id = new LeadId(
                JSON.readTree(answer.get("body").textValue()).get("leadId").textValue());
        assertThat(new LeadStore(world.dynamo(), world.tables())
                        .state(id)
                        .orElseThrow()
                        .status())
                .isEqualTo(Status.RECEIVED);
        assertThat(world.drain(world.enrichQueue())).hasSize(1);
    }
}
