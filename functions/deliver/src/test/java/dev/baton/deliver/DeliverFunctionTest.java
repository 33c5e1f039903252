package dev.baton.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Lead;
import dev.baton.lead.Outcome;
import dev.baton.queue.Message;
import dev.baton.testing.Events;
import dev.baton.testing.Journeys;
import dev.baton.testing.Lambda;
import dev.baton.testing.SampleLeads;
import dev.baton.testing.World;
import dev.baton.testing.WorldResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The function as it is packaged, behind Quarkus' mock of Lambda, on real engines and a stub of EventBridge. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
@QuarkusTestResource(BusResource.class)
@SuppressWarnings("NullAway.Init") // the framework fills the fields
class DeliverFunctionTest {
    @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
    int port;

    World world;
    BusStub bus;

    @Test
    void a_batch_is_delivered_and_only_its_poison_is_reported() {
        Outcome outcome = new Outcome.Rejected("throw-away address");
        Lead lead = new Journeys(world).ended(outcome);
        Message good = new Message.Deliver(lead, SampleLeads.decision(lead, outcome), 0);

        String answer = Lambda.invoke(port, Events.sqs(List.of("{}", Events.body(good))));

        assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"0\"}]}");
        assertThat(bus.taken().getFirst().get("DetailType").textValue()).isEqualTo("Lead Rejected");
    }
}
