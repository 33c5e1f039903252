package dev.baton.track;

import java.io.PrintStream;
import java.time.Instant;

/**
 * What only track can count, for the template's alarms: one line in CloudWatch's embedded metric format, with nothing of a lead in it.
 * Thread-safe, as the stream is.
 *
 * @param out where a Lambda's lines go
 */
record Metrics(PrintStream out) {
    /** What could not be understood or followed; in the namespace {@code Baton}, with the dimension {@code function} = {@code track}. */
    static final String KEPT = "KeptEvents";

    /** Owners that an automation in Salesforce had undone. */
    static final String REVERSALS = "Reversals";

    void count(String name, int count, Instant now) {
        out.println("{\"_aws\":{\"Timestamp\":" + now.toEpochMilli()
                + ",\"CloudWatchMetrics\":[{\"Namespace\":\"Baton\",\"Dimensions\":[[\"function\"]],\"Metrics\":[{\"Name\":\""
                + name + "\",\"Unit\":\"Count\"}]}]},\"function\":\"track\",\"" + name + "\":" + count + "}");
    }
}
