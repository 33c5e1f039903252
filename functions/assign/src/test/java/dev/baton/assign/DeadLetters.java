package dev.baton.assign;

import dev.baton.testing.World;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The dead letters of {@code assign.fifo}. */
public final class DeadLetters implements QuarkusTestResourceLifecycleManager {
    /** The setting that names the queue. */
    static final String SETTING = "baton.assign-dead-letters";

    @Override
    public Map<String, String> start() {
        String url = World.fresh()
                .sqs()
                .createQueue(request -> request.queueName("assign-dead-" + UUID.randomUUID() + ".fifo")
                        .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
        return Map.of(SETTING, url);
    }

    @Override
    public void stop() {
        // The engines end with the JVM.
    }
}
