package dev.baton.bench;

/**
 * Dollars for a million leads at one stage, item by item.
 *
 * @param stage its function
 */
record LeadCost(
        String stage,
        double http,
        double requests,
        double duration,
        double writes,
        double reads,
        double queues,
        double events,
        double logs) {
    double total() {
        return http + requests + duration + writes + reads + queues + events + logs;
    }

    LeadCost plus(LeadCost other) {
        return new LeadCost(
                "all",
                http + other.http,
                requests + other.requests,
                duration + other.duration,
                writes + other.writes,
                reads + other.reads,
                queues + other.queues,
                events + other.events,
                logs + other.logs);
    }

    /**
     * What a million leads cost at a stage.
     *
     * @param stage its function
     * @param used as metered
     * @param fifo whether it consumes a FIFO queue
     * @param gigabytes of memory
     * @param call milliseconds that each call to AWS is assumed to take
     */
    static LeadCost of(String stage, Usage used, boolean fifo, double gigabytes, double call, Prices prices) {
        double each = 1.0 / used.leads();
        double polled = prices.of(fifo ? "sqs-fifo-million" : "sqs-million");
        return new LeadCost(
                stage,
                stage.equals("form") ? prices.of("http-api-million") : 0,
                each * used.invocations() * prices.of("lambda-million-requests"),
                each * milliseconds(stage, used, call, prices) / 1e3 * gigabytes * 1e6 * prices.of("lambda-gb-second"),
                each * used.writeUnits() * prices.of("dynamodb-write-million"),
                each * used.readUnits() * prices.of("dynamodb-read-million"),
                each
                        * (used.sent() * prices.of("sqs-million")
                                + used.sentFifo() * prices.of("sqs-fifo-million")
                                + used.polled() * polled),
                each * used.events() * prices.of("eventbridge-million"),
                each
                        * (used.logBytes() + used.invocations() * prices.assumed("log-bytes-an-invocation"))
                        * prices.of("logs-gb")
                        / 1e3);
    }

    /** What all of the metered invocations are assumed to have taken, natively. */
    static double milliseconds(String stage, Usage used, double call, Prices prices) {
        double scoring = stage.equals("score") ? used.leads() * prices.assumed("milliseconds-a-score") : 0;
        return used.calls() * call + scoring;
    }
}
