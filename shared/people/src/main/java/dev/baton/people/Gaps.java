package dev.baton.people;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Asks track to read records again, in the form in which Salesforce's relay itself says that it lost sight of them: a GAP event. So what a
 * recount finds takes the path of every other change.
 */
public final class Gaps {
    private static final int MOST = 50;

    /** The first characters of a Task's id, the same in every org. */
    private static final String TASK = "00T";

    private Gaps() {}

    /**
     * The messages for the queue of changes.
     *
     * @param org the org's id
     * @param records ids of Leads and Tasks
     */
    public static List<String> messages(String org, List<String> records, Instant at) {
        Map<String, List<String>> byObject = new TreeMap<>();
        records.forEach(
                record -> byObject.computeIfAbsent(record.startsWith(TASK) ? "Task" : "Lead", _ -> new ArrayList<>())
                        .add(record));
        List<String> messages = new ArrayList<>();
        byObject.forEach((object, ids) -> {
            for (int from = 0; from < ids.size(); from += MOST) {
                messages.add(message(org, object, ids.subList(from, Math.min(ids.size(), from + MOST)), at));
            }
        });
        return messages;
    }

    private static String message(String org, String object, List<String> records, Instant at) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("source", "aws.partner/salesforce.com/" + org + "/baton-sync");
        event.put("detail-type", object + "ChangeEvent");
        event.put("time", at.toString());
        ObjectNode header = event.putObject("detail").putObject("payload").putObject("ChangeEventHeader");
        header.put("entityName", object);
        ArrayNode ids = header.putArray("recordIds");
        records.forEach(ids::add);
        header.put("changeType", "GAP_UPDATE");
        header.put("changeOrigin", "");
        header.put("commitTimestamp", at.toEpochMilli());
        return event.toString();
    }
}
