package dev.baton.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads out of a template what the local run builds. What it does not understand it refuses, so that nothing is wired only here. */
public final class Wiring {
    private static final Set<String> QUEUE_ATTRIBUTES = Set.of(
            "VisibilityTimeout", "MessageRetentionPeriod", "DelaySeconds", "FifoQueue", "ContentBasedDeduplication");

    private final Template template;
    private final String stack;

    /** A template under a stack's name, with which the names of its queues and tables begin. */
    public Wiring(Template template, String stack) {
        this.template = template;
        this.stack = stack;
    }

    /** Its tables. */
    public List<TableSpec> tables() {
        return template.resources(Resource.TABLE).stream()
                .map(each -> new TableSpec(each.id(), name(each.id()), each.properties()))
                .toList();
    }

    /** Its queues, those that take dead letters first. */
    public List<QueueSpec> queues() {
        List<QueueSpec> queues = new ArrayList<>();
        for (Resource each : template.resources(Resource.QUEUE)) {
            Map<String, String> attributes = new LinkedHashMap<>();
            each.properties().properties().forEach(entry -> {
                if (QUEUE_ATTRIBUTES.contains(entry.getKey())) {
                    attributes.put(entry.getKey(), entry.getValue().asText());
                }
            });
            JsonNode redrive = each.properties().path("RedrivePolicy");
            Optional<String> deadLetters = Optional.of(redrive.path("deadLetterTargetArn")
                            .path("Fn::GetAtt")
                            .path(0)
                            .asText())
                    .filter(id -> !id.isEmpty());
            QueueSpec queue = new QueueSpec(
                    each.id(),
                    name(each.id()) + (each.properties().path("FifoQueue").asBoolean() ? ".fifo" : ""),
                    attributes,
                    deadLetters,
                    redrive.path("maxReceiveCount").asInt());
            if (deadLetters.isEmpty()) {
                queues.addFirst(queue);
            } else {
                queues.addLast(queue);
            }
        }
        return queues;
    }

    /** Its functions, with the paths of their artifacts below the template's folder. */
    public List<FunctionSpec> functions(Resolver resolver, Path folder) {
        return template.resources(Resource.FUNCTION).stream()
                .filter(each -> isMade(each, resolver))
                .map(each -> function(each, resolver, folder))
                .toList();
    }

    /** The rules on its event buses. */
    public List<RuleSpec> rules(Resolver resolver) {
        List<RuleSpec> rules = new ArrayList<>();
        for (Resource each : template.resources(Resource.RULE)) {
            if (!isMade(each, resolver)) {
                continue;
            }
            List<String> targets = new ArrayList<>();
            each.properties()
                    .path("Targets")
                    .forEach(target ->
                            targets.add(resolver.resolve(target.path("Arn")).asText()));
            String bus =
                    resolver.resolve(each.properties().path("EventBusName")).asText();
            rules.add(new RuleSpec(
                    each.id(),
                    bus.isEmpty() ? "default" : bus,
                    resolver.resolve(each.properties().path("EventPattern")).toString(),
                    targets));
        }
        return rules;
    }

    private FunctionSpec function(Resource function, Resolver resolver, Path folder) {
        JsonNode properties = function.properties();
        Map<String, String> environment = new LinkedHashMap<>();
        properties
                .path("Environment")
                .path("Variables")
                .properties()
                .forEach(entry -> environment.put(
                        entry.getKey(), resolver.resolve(entry.getValue()).asText()));
        List<FunctionSpec.Route> routes = new ArrayList<>();
        List<FunctionSpec.QueueSource> queues = new ArrayList<>();
        List<Schedule> schedules = new ArrayList<>();
        properties.path("Events").properties().forEach(entry -> {
            JsonNode event = entry.getValue().path("Properties");
            switch (entry.getValue().path("Type").asText()) {
                case "HttpApi" ->
                    routes.add(new FunctionSpec.Route(
                            event.path("Method").asText().toUpperCase(Locale.ROOT),
                            event.path("Path").asText()));
                case "SQS" -> queues.add(source(event, resolver));
                case "Schedule" -> schedule(event, resolver).ifPresent(schedules::add);
                default ->
                    throw new TemplateException(
                            function.id() + "." + entry.getKey() + ": the local run does not do events of type "
                                    + entry.getValue().path("Type").asText() + ".");
            }
        });
        return new FunctionSpec(
                function.id(),
                folder.resolve(properties.path("CodeUri").asText()).normalize(),
                Duration.ofSeconds(properties.path("Timeout").asInt(3)),
                properties.path("MemorySize").asInt(128),
                environment,
                routes,
                queues,
                schedules);
    }

    // Defaults: Lambda's own (batches of 10, no window).
    private static FunctionSpec.QueueSource source(JsonNode event, Resolver resolver) {
        boolean reports = false;
        for (JsonNode type : event.path("FunctionResponseTypes")) {
            reports |= type.asText().equals("ReportBatchItemFailures");
        }
        return new FunctionSpec.QueueSource(
                resolver.resolve(event.path("Queue")).asText(),
                event.path("BatchSize").asInt(10),
                Duration.ofSeconds(event.path("MaximumBatchingWindowInSeconds").asInt()),
                reports,
                event.path("ScalingConfig").path("MaximumConcurrency").asInt(1_000));
    }

    private static boolean isMade(Resource resource, Resolver resolver) {
        String condition = resource.definition().path("Condition").asText();
        return condition.isEmpty() || resolver.holds(condition);
    }

    // What a template can switch off: Enabled: false, or State: DISABLED.
    private static Optional<Schedule> schedule(JsonNode event, Resolver resolver) {
        boolean off = resolver.resolve(event.path("Enabled")).asText().equals("false")
                || resolver.resolve(event.path("State")).asText().equals("DISABLED");
        return off
                ? Optional.empty()
                : Optional.of(Schedule.read(
                        resolver.resolve(event.path("Schedule")).asText(),
                        Optional.of(resolver.resolve(event.path("Input")).asText())
                                .filter(text -> !text.isEmpty())));
    }

    /** What a resource is called on this machine: the stack's name and its logical id, as CloudFormation does it without the suffix. */
    public String name(String id) {
        return stack + "-" + id;
    }
}
