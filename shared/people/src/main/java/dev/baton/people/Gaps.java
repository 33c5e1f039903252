package dev.baton.people;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks track to read records again, in the form in which Salesforce's relay itself says that it lost sight of them: a GAP event. So what a
 * recount finds takes the path of every other change.
 */
public final class Gaps {
    private static final int MOST = 50;

    private Gaps() {}

    /**
     * The messages for the queue of changes.
     *
     * @param org the org's id
     * @param leads ids of Lead records
     */
    public static List<String> messages(String org, List<String> leads, Instant at) {
        List<String> messages = new ArrayList<>();
        for (int from = 0; from < leads.size(); from += MOST) {
            messages.add(message(org, leads.subList(from, Math.min(leads.size(), from + MOST)), at));
        }
        return messages;
    }

    private static String message(String org, List<String> leads, Instant at) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("source", "aws.partner/salesforce.com/" + org + "/baton-sync");
        event.put("detail-type", "LeadChangeEvent");
        event.put("time", at.toString());
        ObjectNode header = event.putObject("detail").putObject("payload").putObject("ChangeEventHeader");
        header.put("entityName", "Lead");
        ArrayNode ids = header.putArray("recordIds");
        leads.forEach(ids::add);
        header.put("changeType", "GAP_UPDATE");
        header.put("changeOrigin", "");
        header.put("commitTimestamp", at.toEpochMilli());
        return event.toString();
    }
}
