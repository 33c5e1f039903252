package dev.baton.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.json.RecordGraph;
import org.junit.jupiter.api.Test;

class NativeImageTest {
    private static final String WHY =
            "The settings are kept as JSON, which Jackson reads by reflection. NativeImageTest puts what this file has to be into target.";

    @Test
    void theNativeImageKnowsTheSettings() {
        assertThat(RecordGraph.registered("baton-salesforce"))
                .isEqualTo(RecordGraph.offer(RecordGraph.metadata(WHY, RecordGraph.of(Settings.class))));
    }
}
