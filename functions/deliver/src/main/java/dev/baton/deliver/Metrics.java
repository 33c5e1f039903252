package dev.baton.deliver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a batch came to, as metrics of the namespace {@code Baton}, without dimensions: one line of CloudWatch's embedded metric format,
 * which costs no call.
 *
 * @param out where a Lambda's lines go
 */
record Metrics(PrintStream out) {
    /**
     * Counts of one batch.
     *
     * @param paused deliveries that wait because Salesforce is paused
     * @param limited those of them that wait for the day's calls
     * @param failed deliveries that a person has to look at
     */
    record Counts(int paused, int limited, int failed) {}

    /** Writes the line, if there is anything to tell. */
    void tell(Counts counts, Instant at) {
        Map<String, Integer> values = new LinkedHashMap<>();
        values.put("SalesforcePaused", counts.paused());
        values.put("DailyLimit", counts.limited());
        values.put("DeliverFailed", counts.failed());
        values.values().removeIf(value -> value == 0);
        if (!values.isEmpty()) {
            out.println(embedded(values, at));
        }
    }

    private static String embedded(Map<String, Integer> values, Instant at) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        ObjectNode aws = line.putObject("_aws").put("Timestamp", at.toEpochMilli());
        ObjectNode metrics = aws.putArray("CloudWatchMetrics").addObject().put("Namespace", "Baton");
        metrics.putArray("Dimensions").addArray();
        ArrayNode names = metrics.putArray("Metrics");
        values.forEach((name, value) -> {
            names.addObject().put("Name", name).put("Unit", "Count");
            line.put(name, value);
        });
        return line.toString();
    }
}
