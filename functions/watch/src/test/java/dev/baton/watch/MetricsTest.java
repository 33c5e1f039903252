package dev.baton.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Instant AT = Instant.ofEpochMilli(1_795_348_800_000L);

    @Test
    void what_was_found_is_one_line_that_cloudwatch_takes_as_metrics() {
        assertThat(Metrics.line(new Swept(0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, false), AT))
                .contains("{\"_aws\":{\"Timestamp\":1795348800000,\"CloudWatchMetrics\":[{\"Namespace\":\"Baton\","
                        + "\"Dimensions\":[[]],\"Metrics\":[{\"Name\":\"Stuck\",\"Unit\":\"Count\"},"
                        + "{\"Name\":\"WatchUnfinished\",\"Unit\":\"Count\"}]}]},\"Stuck\":2,\"WatchUnfinished\":1}");
    }

    @Test
    void a_quiet_minute_says_nothing() {
        assertThat(Metrics.line(new Swept(0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, true), AT))
                .isEmpty();
    }
}
