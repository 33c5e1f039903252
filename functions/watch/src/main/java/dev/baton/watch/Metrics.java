package dev.baton.watch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a sweep found, as metrics of the namespace {@code Baton}: a line of CloudWatch's embedded metric format, which costs no call. The
 * template's alarms name these metrics; they have no dimensions.
 */
final class Metrics {
    private Metrics() {}

    /** The line to log; empty when there is nothing to tell. */
    static Optional<String> line(Swept swept, Instant at) {
        Map<String, Integer> values = new LinkedHashMap<>();
        values.put("Resent", swept.resent());
        values.put("Redelivered", swept.redelivered());
        values.put("Postponed", swept.postponed());
        values.put("Stuck", swept.stuck());
        values.put("DeliverStuck", swept.deliverStuck());
        values.put("HeldOverdue", swept.heldOverdue());
        values.put("HeldByFault", swept.heldByFault());
        values.put("SalesforcePaused", swept.salesforcePaused());
        values.put("DailyLimit", swept.dailyLimit());
        values.put("SlaReminded", swept.reminded());
        values.put("SlaBreached", swept.breached() + swept.reassigned());
        values.put("SlaReassigned", swept.reassigned());
        values.put("SlaOverdue", swept.slaOverdue());
        values.put("WatchFailed", swept.failed());
        values.put("WatchUnfinished", swept.finished() ? 0 : 1);
        values.values().removeIf(value -> value == 0);
        return values.isEmpty() ? Optional.empty() : Optional.of(embedded(values, at));
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
