package dev.baton.ingest;

import java.io.PrintStream;
import java.time.Instant;

/**
 * Counts what could not be turned into a lead, for the alarm on it: one line in CloudWatch's embedded metric format, with nothing of the
 * event in it.
 *
 * @param out where a Lambda's lines go
 */
public record KeptMetric(PrintStream out) {
    /** The metric's name in the namespace {@code Baton}, with the dimension {@code function} = {@code events}. */
    public static final String NAME = "KeptEvents";

    /** Counts one. */
    public void count(Instant now) {
        out.println("{\"_aws\":{\"Timestamp\":" + now.toEpochMilli()
                + ",\"CloudWatchMetrics\":[{\"Namespace\":\"Baton\",\"Dimensions\":[[\"function\"]],\"Metrics\":[{\"Name\":\""
                + NAME
                + "\",\"Unit\":\"Count\"}]}]},\"function\":\"events\",\"" + NAME + "\":1}");
    }
}
