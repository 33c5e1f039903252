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

    /** A sync that Salesforce did not answer, or not whole. */
    static final String SYNC_FAILED = "SyncFailed";

    /** A sync that changed nothing because more than half of the active reps would be gone. */
    static final String SYNC_KEPT = "SyncKept";

    /** Records that are not as Baton has them, for longer than a change event travels. */
    static final String LEAD_DRIFT = "LeadDrift";

    /** Reps whose load did not count their leads. */
    static final String LOAD_DRIFT = "LoadDrift";

    void count(String name, int count, Instant now) {
        out.println("{\"_aws\":{\"Timestamp\":" + now.toEpochMilli()
                + ",\"CloudWatchMetrics\":[{\"Namespace\":\"Baton\",\"Dimensions\":[[\"function\"]],\"Metrics\":[{\"Name\":\""
                + name + "\",\"Unit\":\"Count\"}]}]},\"function\":\"track\",\"" + name + "\":" + count + "}");
    }
}
