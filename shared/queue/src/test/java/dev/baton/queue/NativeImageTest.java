package dev.baton.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.json.RecordGraph;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NativeImageTest {
    private static final String WHY =
            "Jackson reads and writes these by reflection, which a native image allows only where it is"
                    + " registered; what they are made of is in baton-json. NativeImageTest puts what this file has to be into target.";

    @Test
    void theNativeImageKnowsTheMessagesAndWhatTheyAreMadeOf() {
        Set<String> own = new TreeSet<>();
        Set<String> others = new TreeSet<>();
        RecordGraph.of(Message.class).forEach(name -> (name.startsWith("dev.baton.queue.") ? own : others).add(name));
        assertThat(RecordGraph.registered("baton-queue")).isEqualTo(RecordGraph.offer(RecordGraph.metadata(WHY, own)));
        assertThat(others)
                .allSatisfy(
                        name -> assertThat(RecordGraph.registered("baton-json")).contains("\"" + name + "\""));
    }
}
