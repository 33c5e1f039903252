package dev.baton.queue;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.baton.json.JsonException;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Tells of records that failed, one JSON object a line, so that logs can be queried. Exceptions of other people's making may quote what
 * they choked on, so of those only the class and the place are told; Baton's own that are known to quote nothing are told whole.
 */
final class FailureLog {
    private static final Logger LOG = Logger.getLogger("dev.baton.queue");

    private final String stage;

    FailureLog(String stage) {
        this.stage = stage;
    }

    /** A record failed and will come again. */
    void failed(SQSMessage record, Throwable why) {
        LOG.error(line("record-failed", record, why));
    }

    /** A record that could not be decoded was put away. */
    void putAway(SQSMessage record, Throwable why) {
        LOG.error(line("record-put-away", record, why));
    }

    private String line(String event, SQSMessage record, Throwable why) {
        StringBuilder line = new StringBuilder(200)
                .append("{\"event\":\"")
                .append(event)
                .append("\",\"stage\":\"")
                .append(stage)
                .append("\",\"messageId\":\"")
                .append(record.getMessageId())
                .append("\",\"receives\":")
                .append(receives(record))
                .append(",\"error\":\"")
                .append(why.getClass().getName())
                .append("\",\"at\":\"")
                .append(place(why))
                .append('"');
        if (why instanceof JsonException || why instanceof SendException) {
            line.append(",\"why\":\"").append(why.getMessage()).append('"');
        }
        if (why.getCause() != null) {
            line.append(",\"cause\":\"")
                    .append(why.getCause().getClass().getName())
                    .append('"');
        }
        return line.append('}').toString();
    }

    private static int receives(SQSMessage record) {
        Map<String, String> attributes = record.getAttributes();
        String count = attributes == null ? null : attributes.get("ApproximateReceiveCount");
        return count == null ? 1 : Integer.parseInt(count);
    }

    /** The innermost place in Baton's own code: {@code Class.method:line}. */
    private static String place(Throwable why) {
        for (StackTraceElement frame : why.getStackTrace()) {
            if (frame.getClassName().startsWith("dev.baton.")) {
                String name = frame.getClassName();
                return name.substring(name.lastIndexOf('.') + 1) + "."
                        + frame.getMethodName().replace("<init>", "new") + ":" + frame.getLineNumber();
            }
        }
        return "";
    }
}
