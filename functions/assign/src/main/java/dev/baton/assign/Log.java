package dev.baton.assign;

import dev.baton.lead.LeadId;
import org.jboss.logging.Logger;

/** What an operator has to know, one JSON object a line, without anything personal. */
final class Log {
    private static final Logger LOG = Logger.getLogger("dev.baton.assign");

    private Log() {}

    static void fault(LeadId lead, String what) {
        LOG.error(line("held-fault", "lead", lead.value(), what));
    }

    static void givenUp(LeadId lead, String what) {
        LOG.error(line("not-even-parked", "lead", lead.value(), what));
    }

    static void unreadable(String pool, String entry) {
        LOG.error(line("held-unreadable", "pool", pool, entry));
    }

    static void alarm(String what) {
        LOG.warn(line("roster", "stage", "assign", what));
    }

    static void unsent(String message, String why) {
        LOG.warn(line("unsent", "message", message, why));
    }

    static void failed(int records, String what) {
        LOG.error(line("batch-failed", "records", Integer.toString(records), what));
    }

    /** A fault by its class and place: an exception's text may quote what it choked on. */
    static String text(Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0].getClassName() + ":" + trace[0].getLineNumber();
        return fault.getClass().getSimpleName() + place;
    }

    private static String line(String event, String name, String value, String what) {
        return "{\"event\":\"" + event + "\",\"stage\":\"assign\",\"" + name + "\":\"" + plain(value) + "\",\"what\":\""
                + plain(what) + "\"}";
    }

    private static String plain(String text) {
        return text.replaceAll("[^ -~]|[\"\\\\]", "?");
    }
}
