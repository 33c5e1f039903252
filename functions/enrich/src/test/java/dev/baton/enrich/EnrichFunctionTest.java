package dev.baton.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.queue.Message;
import dev.baton.testing.Events;
import dev.baton.testing.Lambda;
import dev.baton.testing.SampleLeads;
import dev.baton.testing.World;
import dev.baton.testing.WorldResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The function as it is packaged, behind Quarkus' mock of Lambda, on real engines. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
@SuppressWarnings("NullAway.Init") // the framework fills the fields
class EnrichFunctionTest {
    @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
    int port;

    World world;

    @Test
    void a_batch_is_passed_on_and_only_its_poison_is_reported() {
        String good = Events.body(new Message.Accepted(SampleLeads.eva(), 1, 0));

        String answer = Lambda.invoke(port, Events.sqs(List.of(good, "{\"v\":1,\"type\":\"accepted\"}", good)));

        assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"1\"}]}");
        assertThat(world.messages(world.scoreQueue())).hasSize(2);
    }
}
