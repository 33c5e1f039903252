package dev.baton.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.json.RecordGraph;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NativeImageTest {
    @Test
    void theNativeImageKnowsTheMessagesAndWhatTheyAreMadeOf() {
        Set<String> needed = RecordGraph.of(Message.class);
        Set<String> registered = RecordGraph.registered("baton-queue");
        assertThat(registered)
                .isEqualTo(needed.stream()
                        .filter(name -> name.startsWith("dev.baton.queue."))
                        .collect(Collectors.toSet()));
        needed.removeAll(registered);
        assertThat(RecordGraph.registered("baton-json")).containsAll(needed);
    }
}
