package dev.baton.bench;

import java.util.Locale;
import java.util.Map;

/** {@code docs/benchmarks.md}: each figure, how it was come by, and what it does not say. */
final class Report {
    private static final String LOCALLY = "milliseconds-a-call";
    private static final String CLOUD = "milliseconds-a-call-in-the-cloud";

    /** What an Enterprise org has, before its users are counted (facts: Salesforce REST). */
    private static final double DAILY_CALLS = 100_000;

    private final Figures figures;
    private final Prices prices;

    Report(Figures figures, Prices prices) {
        this.figures = figures;
        this.prices = prices;
    }

    String markdown() {
        return head() + "\n" + pipeline() + "\n" + throughput() + "\n" + org() + "\n" + costs() + "\n" + month() + "\n"
                + starts() + "\n" + Comparing.markdown(figures.compared()) + "\n"
                + Tracking.markdown(figures.tracked()) + "\n" + Deciding.markdown(figures.decided()) + "\n"
                + Simulating.markdown(figures.simulated());
    }

    private String head() {
        return """
                # Benchmarks

                Written by `make bench` on %s, in %d min %02d s; do not edit. Measured on the packaged functions behind the local run of
                `infra/template.yaml`, with DynamoDB Local and ElasticMQ.

                Machine: %s.

                The engines and all functions share this machine, so times are of this machine and say little about the cloud. The ratios
                compare two things that ran by turns in the same minutes; the counts of requests and units do not depend on the machine.
                """.formatted(
                        figures.day(),
                        figures.took().toMinutes(),
                        figures.took().toSecondsPart(),
                        figures.machine().describe());
    }

    private String pipeline() {
        Pipeline.Beside beside = figures.pipeline();
        Table table = new Table("ms", "p50", "p99", "lowest", "highest");
        way(table, "form to assigned", beside.real().assigned());
        way(table, "form to assigned, stages that do nothing", beside.idle().assigned());
        way(table, "form to 202", beside.real().answered());
        way(table, "form to 202, stages that do nothing", beside.idle().answered());
        return """
                ## The pipeline

                %s
                **Ratio of medians, form to assigned: %s** (%s to %s over groups of 25 forms; %d forms each).

                From the first byte of a form to the moment at which SQS takes the message that `assign` sends after its commit. One form
                at a time, warm. Beside it, in the same minutes and by turns, the same template with functions packaged the same way that
                only pass the message on: what HTTP, queues and the runtime take before anything is done for a lead. The difference of
                medians, %s ms, is what accepting, enriching, scoring and assigning take, DynamoDB Local's share included. `deliver`
                is not on this way, and `watch` is switched off.
                """.formatted(
                        table,
                        times(beside.ratio()),
                        times(beside.ratios().lowest()),
                        times(beside.ratios().highest()),
                        beside.real().assigned().count(),
                        Table.text(beside.real().assigned().median()
                                - beside.idle().assigned().median()));
    }

    private static void way(Table table, String name, Samples samples) {
        table.row(name, samples.median(), samples.quantile(0.99), samples.lowest(), samples.highest());
    }

    private String throughput() {
        Table table = new Table("leads a second (median of blocks of 40)", "batches of ten", "one at a time", "ratio");
        figures.stages()
                .forEach((stage, beside) -> table.row(
                        stage,
                        beside.ten().perSecond().median(),
                        beside.one().perSecond().median(),
                        times(beside.ratio())));
        Conveyor.Beside assign = figures.stages().get("assign");
        return """
                ## Throughput of one cell

                %s
                **`assign`, ten leads in one transaction beside one transaction for each lead: %s times the throughput.** One process of
                the function, one cell, %d leads each way, in blocks by turns; nothing else runs. A cell has one writer, so this is what
                one cell can do on this machine; cells run in parallel. The meter of the next section was on in both. Ten leads
                share one read of the cell's reps and turns and one transaction, in which each rep and turn is written once.
                """.formatted(
                        table,
                        times(assign == null ? Double.NaN : assign.ratio()),
                        assign == null ? 0 : assign.ten().usage().leads());
    }

    private String org() {
        OrgDelivery.Beside org = figures.org();
        Table table =
                new Table("delivering to Salesforce", "batches of " + OrgDelivery.BATCH, "one at a time", "ratio");
        table.row(
                "leads a second (median of blocks of 50)",
                org.batched().perSecond().median(),
                org.one().perSecond().median(),
                times(org.ratio()));
        table.row(
                "API calls for each lead",
                org.batched().callsPerLead(),
                org.one().callsPerLead(),
                times(org.batched().callsPerLead() / org.one().callsPerLead()));
        return """
                ## Delivering to Salesforce

                %s
                **%s API calls for each lead in batches**, counted by the stand-in as an org counts them against its daily limit: the
                search for the person, and one composite graph for each lead in one call. One process of the function, against the
                stand-in, whose every call takes %d ms longer; %d and %d leads that the org did not know, each of which then has its Lead,
                its owner and its Task. An org of 100,000 calls a day takes %,.0f leads a day in batches, and %,.0f one at a time.
                """.formatted(
                        table,
                        Table.text(org.batched().callsPerLead()),
                        OrgDelivery.LATENCY.toMillis(),
                        org.batched().leads(),
                        org.one().leads(),
                        DAILY_CALLS / org.batched().callsPerLead(),
                        DAILY_CALLS / org.one().callsPerLead());
    }

    private String costs() {
        Table counts = new Table(
                "for each lead",
                "invocations",
                "calls to AWS",
                "write units",
                "read units",
                "SQS requests",
                "events",
                "assumed ms");
        for (boolean tens : new boolean[] {false, true}) {
            figures.cost(tens, LOCALLY, prices).keySet().forEach(stage -> counts(counts, stage, tens));
        }
        return """
                ## What a million leads cost

                %s
                Metered inside the functions while the leads of the section above went through them: what DynamoDB Local says that a
                request consumed, each 64 KB sent to a queue or bus, and the two requests by which Lambda receives and deletes a batch.
                Where DynamoDB Local says too little, DynamoDB's published rules are applied to the request instead: of a transaction it
                counts items of equal size once, and a query that finds nothing, or a key that is not there, costs it nothing. An updated
                lead is taken to be under 1 KB, and a move of it in the index to be two writes, as each write in a transaction twice.

                In batches of one, dollars for a million leads:

                %s
                In batches of ten (a form is always one):

                %s
                **$%s for a million leads one at a time, $%s in tens.** Prices: %s, %s; %s. The duration of a native invocation is assumed,
                not measured: %s ms for each call to AWS, from a warm native function with four calls to local stubs (7.3 ms, x86-64), and
                %s ms to score a lead, at %s GB. With %s ms for each call, as seen in the cloud with arm64 (11 ms for two), the sums are
                $%s and $%s. Free tiers, cold starts, storage ($0.25 for each GB-month), the status read and failed or repeated writes are
                left out.
                """.formatted(
                        counts,
                        dollars(figures.cost(false, LOCALLY, prices)),
                        dollars(figures.cost(true, LOCALLY, prices)),
                        total(false, LOCALLY),
                        total(true, LOCALLY),
                        prices.about("region"),
                        prices.about("as-of"),
                        prices.about("source"),
                        prices.assumed(LOCALLY),
                        prices.assumed("milliseconds-a-score"),
                        figures.gigabytes(),
                        prices.assumed(CLOUD),
                        total(false, CLOUD),
                        total(true, CLOUD));
    }

    private void counts(Table table, String stage, boolean tens) {
        if (stage.equals("form") && tens) {
            return;
        }
        Usage used = figures.usage(stage, tens);
        double leads = used.leads();
        double milliseconds = LeadCost.milliseconds(stage, used, prices.assumed(LOCALLY), prices);
        table.row(
                stage + (stage.equals("form") ? "" : tens ? ", in tens" : ", in ones"),
                used.invocations() / leads,
                used.calls() / leads,
                used.writeUnits() / leads,
                used.readUnits() / leads,
                (used.sent() + used.sentFifo() + used.polled()) / leads,
                used.events() / leads,
                milliseconds / leads);
    }

    private static Table dollars(Map<String, LeadCost> costs) {
        Table table = new Table(
                "$",
                "HTTP API",
                "Lambda requests",
                "Lambda time",
                "writes",
                "reads",
                "SQS",
                "EventBridge",
                "logs",
                "sum");
        costs.values().forEach(cost -> dollars(table, cost.stage(), cost));
        dollars(table, "**all**", Figures.sum(costs));
        return table;
    }

    private static void dollars(Table table, String name, LeadCost cost) {
        table.row(
                name,
                cost.http(),
                cost.requests(),
                cost.duration(),
                cost.writes(),
                cost.reads(),
                cost.queues(),
                cost.events(),
                cost.logs(),
                cost.total());
    }

    private String total(boolean tens, String call) {
        return Table.text(Figures.sum(figures.cost(tens, call, prices)).total());
    }

    private String month() {
        Table table = new Table("idle month", "quantity", "$ listed", "$ after free tiers");
        double listed = 0;
        double paid = 0;
        for (IdleMonth.Line line : figures.month()) {
            table.row(line.item(), line.how(), line.listed(), line.paid());
            listed += line.listed();
            paid += line.paid();
        }
        table.row("**all**", "", listed, paid);
        return """
                ## A month without a lead

                %s
                Counted from the template. Lambda is taken to keep %.0f long polls of %.0f s on each queue. An alarm on an expression pays for
                each metric in it. What a sweep of `watch` asks for was metered on empty tables; it reports a metric of its own only when
                there is something to report ($%s for each such metric and month). The free tiers: %,.0f SQS requests, %,.0f invocations
                and %,.0f GB-seconds, %.0f alarm metrics, %.0f GB of logs a month, in an account that uses them for nothing else.
                """.formatted(
                        table,
                        prices.assumed("pollers"),
                        prices.assumed("poll-seconds"),
                        Table.text(prices.of("custom-metric-month")),
                        prices.free("sqs-requests"),
                        prices.free("lambda-requests"),
                        prices.free("lambda-gb-seconds"),
                        prices.free("alarm-metrics"),
                        prices.free("logs-gb"));
    }

    private String starts() {
        Table table = new Table("function", "function.zip, MB", "start, ms", "with AOT cache, ms", "ratio");
        for (Figures.Start start : figures.starts()) {
            table.row(
                    start.function(),
                    start.bytes() / 1e6,
                    Math.rint(start.plain().median()),
                    start.cached().count() == 0
                            ? "none"
                            : Math.rint(start.cached().median()),
                    start.cached().count() == 0
                            ? ""
                            : times(start.cached().median() / start.plain().median()));
        }
        table.row(
                "a function that does nothing",
                figures.idleArtifact().toFile().length() / 1e6,
                Math.rint(figures.idleStart().median()),
                "",
                "");
        return """
                ## How functions start

                %s
                From the start of the JVM to the answer to a first real event (a form, a Salesforce event, a lead from the stage before, a
                sweep, a status read), engines warm; medians of %d. `form` and `events` are one archive. The cache is the one that
                `make run` writes at the first start of a build; the cloud runs native binaries instead, which start in tens of milliseconds.
                """.formatted(table, figures.idleStart().count());
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }
}
