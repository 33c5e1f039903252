package dev.baton.assign;

import static dev.baton.assign.Floor.FALLBACK;
import static dev.baton.assign.Floor.pool;
import static dev.baton.assign.Floor.rep;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.lead.Lead;
import dev.baton.queue.Message;
import dev.baton.queue.Messages;
import dev.baton.testing.Lambda;
import dev.baton.testing.World;
import dev.baton.testing.WorldResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The function as it is packaged, behind Quarkus' mock of Lambda, on real engines. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
@QuarkusTestResource(DeadLetters.class)
@SuppressWarnings("NullAway.Init") // the framework fills the fields
class AssignFunctionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
    int port;

    @ConfigProperty(name = DeadLetters.SETTING)
    String deadLetters;

    World world;

    @Test
    void aBatchIsDecidedAndDeliveredAndPoisonIsPutAway() throws Exception {
        Floor floor = Floor.in(world);
        floor.publish(pool("dach", Duration.ofHours(4), FALLBACK, "ae"));
        floor.staff(rep("ana", "ae", OptionalInt.empty()));
        Lead lead = floor.accept("one");

        String answer = Lambda.invoke(
                port, event("{\"v\":1,\"type\":\"nonsense\"}", Messages.encode(floor.scored(lead, "dach"))));

        assertThat(JSON.readTree(answer).path("batchItemFailures")).isEmpty();
        assertThat(floor.owner(lead)).isEqualTo("ana");
        assertThat(world.drain(world.deliverQueue()))
                .singleElement()
                .satisfies(message -> assertThat(Messages.decode(message.body()))
                        .isInstanceOfSatisfying(
                                Message.Deliver.class,
                                deliver -> assertThat(deliver.id()).isEqualTo(lead.id())));
        assertThat(world.drain(deadLetters))
                .singleElement()
                .satisfies(message -> assertThat(message.body()).contains("nonsense"));
    }

    private static String event(String... bodies) {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (String body : bodies) {
            ObjectNode record = records.addObject();
            record.put("messageId", "record-" + records.size()).put("body", body);
            record.putObject("attributes").put("MessageGroupId", "dach").put("ApproximateReceiveCount", "1");
        }
        return event.toString();
    }
}
