package dev.baton.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.queue.Arrival;
import dev.baton.queue.Message;
import dev.baton.queue.Messages;
import java.util.ArrayList;
import java.util.List;

/** Batches as Lambda hands them over. */
public final class Events {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Events() {}

    /** Messages as a stage gets them; their record ids are their places, from {@code "0"}. */
    public static List<Arrival> arrivals(List<? extends Message> messages) {
        List<Arrival> arrivals = new ArrayList<>();
        for (Message message : messages) {
            arrivals.add(new Arrival(Integer.toString(arrivals.size()), message));
        }
        return arrivals;
    }

    /** A batch as the event source mapping sends it; the record ids are the bodies' places, from {@code "0"}. */
    public static String sqs(List<String> bodies) {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (String body : bodies) {
            records.addObject()
                    .put("messageId", Integer.toString(records.size() - 1))
                    .put("body", body)
                    .put("eventSource", "aws:sqs")
                    .putObject("attributes")
                    .put("ApproximateReceiveCount", "1");
        }
        return event.toString();
    }

    /** A message's text. */
    public static String body(Message message) {
        return Messages.encode(message);
    }
}
