package dev.baton.bench;

/**
 * What one function used, as its meter wrote it and as its caller counted it. Not to be changed.
 *
 * @param leads that it worked on
 * @param invocations that took
 * @param seconds that these took here, on the JVM and local engines
 * @param calls to AWS from inside the function, each one request
 * @param writeUnits of DynamoDB
 * @param readUnits of DynamoDB
 * @param sent chunks sent to standard queues
 * @param sentFifo chunks sent to FIFO queues
 * @param events chunks sent to the event bus
 * @param polled requests that Lambda makes for it: one to receive each batch, one to delete it
 * @param logBytes that it logged
 */
record Usage(
        long leads,
        long invocations,
        double seconds,
        long calls,
        double writeUnits,
        double readUnits,
        double sent,
        double sentFifo,
        double events,
        long polled,
        long logBytes) {
    static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    Usage plus(Usage other) {
        return new Usage(
                leads + other.leads,
                invocations + other.invocations,
                seconds + other.seconds,
                calls + other.calls,
                writeUnits + other.writeUnits,
                readUnits + other.readUnits,
                sent + other.sent,
                sentFifo + other.sentFifo,
                events + other.events,
                polled + other.polled,
                logBytes + other.logBytes);
    }

    /** The same with what only the caller knows. */
    Usage called(long byLeads, long times, double took, long polls, long logged) {
        return new Usage(byLeads, times, took, calls, writeUnits, readUnits, sent, sentFifo, events, polls, logged);
    }
}
