package dev.baton.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.local.template.Resource;
import dev.baton.local.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a month costs in which no lead comes, counted from the template. */
final class IdleMonth {
    private final Template template;
    private final Prices prices;
    private final List<Line> lines = new ArrayList<>();

    private IdleMonth(Template template, Prices prices) {
        this.template = template;
        this.prices = prices;
    }

    /**
     * One item.
     *
     * @param how the quantity, in words
     * @param listed dollars by the price list
     * @param paid dollars after the free tiers, in an account that uses them for nothing else
     */
    record Line(String item, String how, double listed, double paid) {}

    /**
     * All items.
     *
     * @param sweep what one idle invocation of watch used
     */
    static List<Line> of(Template template, Usage sweep, double gigabytes, Prices prices) {
        IdleMonth month = new IdleMonth(template, prices);
        month.queues(sweep);
        month.watch(sweep, gigabytes);
        month.alarms();
        month.rest();
        return List.copyOf(month.lines);
    }

    private void queues(Usage sweep) {
        int standard = 0;
        int fifo = 0;
        for (Resource function : template.resources(Resource.FUNCTION)) {
            for (JsonNode event : function.properties().path("Events")) {
                if (event.path("Type").asText().equals("SQS")) {
                    String queue = event.path("Properties")
                            .path("Queue")
                            .path("Fn::GetAtt")
                            .path(0)
                            .asText();
                    boolean ordered = template.resource(queue)
                            .map(each -> each.properties().path("FifoQueue").asBoolean())
                            .orElse(false);
                    fifo += ordered ? 1 : 0;
                    standard += ordered ? 0 : 1;
                }
            }
        }
        double each = prices.assumed("pollers") * month() * 86_400 / prices.assumed("poll-seconds");
        double asked = sweep.sent() * minutes();
        double free = prices.free("sqs-requests");
        double first = standard * each + asked;
        line(
                "pollers of " + standard + " standard queues",
                String.format(Locale.ROOT, "%,.0f empty receives each", each),
                standard * each / 1e6 * prices.of("sqs-million"),
                Math.max(0, standard * each - free) / 1e6 * prices.of("sqs-million"));
        line(
                "pollers of " + fifo + " FIFO queue",
                String.format(Locale.ROOT, "%,.0f empty receives", each),
                fifo * each / 1e6 * prices.of("sqs-fifo-million"),
                Math.max(0, fifo * each - Math.max(0, free - first)) / 1e6 * prices.of("sqs-fifo-million"));
        if (asked > 0) {
            line(
                    "watch asks how deep the queues are",
                    String.format(Locale.ROOT, "%,.0f requests", asked),
                    asked / 1e6 * prices.of("sqs-million"),
                    Math.max(0, asked - Math.max(0, free - standard * each)) / 1e6 * prices.of("sqs-million"));
        }
    }

    private void watch(Usage sweep, double gigabytes) {
        double seconds = sweep.calls() * prices.assumed("milliseconds-a-call") / 1e3 * minutes() * gigabytes;
        line(
                "the minute schedule: invocations of watch",
                String.format(Locale.ROOT, "%,.0f, the rule itself is free", minutes()),
                minutes() / 1e6 * prices.of("lambda-million-requests"),
                Math.max(0, minutes() - prices.free("lambda-requests")) / 1e6 * prices.of("lambda-million-requests"));
        line(
                "watch's time",
                String.format(Locale.ROOT, "%,.0f GB-seconds (%d calls a sweep)", seconds, sweep.calls()),
                seconds * prices.of("lambda-gb-second"),
                Math.max(0, seconds - prices.free("lambda-gb-seconds")) * prices.of("lambda-gb-second"));
        double units = sweep.readUnits() * minutes();
        double reads = units / 1e6 * prices.of("dynamodb-read-million");
        line("watch's queries of what is due", String.format(Locale.ROOT, "%,.0f read units", units), reads, reads);
        double gigabytesLogged = (sweep.logBytes() + prices.assumed("log-bytes-an-invocation")) * minutes() / 1e9;
        line(
                "watch's log",
                String.format(Locale.ROOT, "%.3f GB", gigabytesLogged),
                gigabytesLogged * prices.of("logs-gb"),
                Math.max(0, gigabytesLogged - prices.free("logs-gb")) * prices.of("logs-gb"));
    }

    private void alarms() {
        int alarms = 0;
        int metrics = 0;
        for (Resource alarm : template.resources("AWS::CloudWatch::Alarm")) {
            int looked = 0;
            for (JsonNode metric : alarm.properties().path("Metrics")) {
                looked += metric.has("MetricStat") ? 1 : 0;
            }
            alarms++;
            metrics += Math.max(1, looked);
        }
        line(
                alarms + " alarms",
                String.format(Locale.ROOT, "%d metrics looked at", metrics),
                metrics * prices.of("alarm-metric-month"),
                Math.max(0, metrics - prices.free("alarm-metrics")) * prices.of("alarm-metric-month"));
    }

    private void rest() {
        int secrets = template.resources(Resource.SECRET).size();
        double secret = secrets * prices.of("secret-month");
        line("the secret", String.format(Locale.ROOT, "%d", secrets), secret, secret);
        line("HTTP API, tables, event bus", "no requests", 0, 0);
    }

    private void line(String item, String how, double listed, double paid) {
        lines.add(new Line(item, how, listed, paid));
    }

    private double month() {
        return prices.assumed("days-a-month");
    }

    private double minutes() {
        return month() * 24 * 60;
    }
}
