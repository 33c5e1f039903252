package dev.baton.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.queue.Message;
import dev.baton.testing.Journeys;
import dev.baton.testing.Lambda;
import dev.baton.testing.World;
import dev.baton.testing.WorldResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The function as it is packaged, behind Quarkus' mock of Lambda, on real engines. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
@SuppressWarnings("NullAway.Init") // the framework fills the fields
class WatchFunctionTest {
    @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
    int port;

    World world;

    @Test
    void the_schedules_event_starts_a_sweep() {
        new Journeys(world).held("dach-team", Instant.now().plus(Duration.ofHours(1)), Optional.empty());

        String answer = Lambda.invoke(port, """
                {"version":"0","id":"1","detail-type":"Scheduled Event","source":"aws.events","account":"1",
                 "time":"2026-11-22T12:00:00Z","region":"us-east-1","resources":[],"detail":{}}
                """);

        assertThat(answer).contains("\"rung\":1").contains("\"failed\":0").contains("\"finished\":true");
        assertThat(world.messages(world.assignQueue())).containsExactly(new Message.Doorbell("dach-team"));
    }
}
