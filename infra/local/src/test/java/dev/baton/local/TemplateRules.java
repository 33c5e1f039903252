package dev.baton.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.local.template.Resource;
import dev.baton.local.template.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What must hold for the template whatever else changes. The sources of the numbers: AWS's guidance for SQS event sources (visibility at
 * least six times the time-out, five tries at least, dead letters of the same type kept longest).
 */
final class TemplateRules {
    private static final int LONGEST_RETENTION = 1_209_600;
    private static final Set<String> CONSUMES =
            Set.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");

    private final Template template;
    private final List<String> findings = new ArrayList<>();

    private TemplateRules(Template template) {
        this.template = template;
    }

    /** One sentence for each rule that is broken. */
    static List<String> findings(Template template) {
        TemplateRules rules = new TemplateRules(template);
        template.resources(Resource.QUEUE).forEach(rules::queue);
        template.resources(Resource.FUNCTION).forEach(rules::function);
        template.resources(Resource.TABLE).forEach(rules::table);
        template.resources(Resource.RULE).forEach(rules::rule);
        template.resources()
                .forEach(each -> rules.statements(each).forEach(statement -> rules.statement(each, statement)));
        return rules.findings;
    }

    private void queue(Resource queue) {
        JsonNode redrive = queue.properties().path("RedrivePolicy");
        boolean takesDeadLetters = template.resources(Resource.QUEUE).stream()
                .anyMatch(each -> deadLetters(each).equals(Optional.of(queue.id())));
        if (takesDeadLetters) {
            check(
                    queue.properties().path("MessageRetentionPeriod").asInt() == LONGEST_RETENTION,
                    queue.id() + " does not keep dead letters for 14 days");
            check(hasAlarm(queue.id()), queue.id() + " has no alarm on visible messages");
            return;
        }
        Optional<Resource> dead = deadLetters(queue).flatMap(template::resource);
        if (dead.isEmpty()) {
            findings.add(queue.id() + " has no dead-letter queue");
            return;
        }
        check(
                isFifo(queue) == isFifo(dead.get()),
                queue.id() + " and " + dead.get().id() + " are not of the same type");
        check(redrive.path("maxReceiveCount").asInt() >= 5, queue.id() + " gives up before the fifth try");
    }

    private boolean hasAlarm(String queue) {
        return alarms().anyMatch(alarm -> alarm.path("Namespace").asText().equals("AWS/SQS")
                && alarm.path("MetricName").asText().equals("ApproximateNumberOfMessagesVisible")
                && alarm.path("Threshold").asInt(-1) == 0
                && alarm.path("ComparisonOperator").asText().equals("GreaterThanThreshold")
                && alarm.path("Dimensions")
                        .path(0)
                        .path("Value")
                        .path("Fn::GetAtt")
                        .path(0)
                        .asText()
                        .equals(queue));
    }

    private void function(Resource function) {
        JsonNode properties = function.properties();
        for (JsonNode event : properties.path("Events")) {
            if (event.path("Type").asText().equals("SQS")) {
                consumer(function, event.path("Properties"));
            }
        }
        Optional<Resource> logs = template.resource(
                properties.path("LoggingConfig").path("LogGroup").path("Ref").asText());
        check(
                logs.filter(group -> group.properties().has("RetentionInDays")).isPresent(),
                function.id() + " keeps its logs for ever");
        check(
                alarms().anyMatch(alarm -> watchesErrors(alarm, function.id())),
                function.id() + " has no alarm on errors and throttles");
        check(!Wired.handler(function).isEmpty(), function.id() + " has no QUARKUS_LAMBDA_HANDLER");
        Set<String> missing =
                new TreeSet<>(Wired.NAMES.getOrDefault(Wired.handler(function), Set.of("a known handler")));
        missing.removeAll(Wired.environment(function).keySet());
        check(missing.isEmpty(), function.id() + " reads what is not wired: " + String.join(", ", missing));
        policies(function);
    }

    private static boolean watchesErrors(JsonNode alarm, String function) {
        Set<String> watched = new HashSet<>();
        for (JsonNode metric : alarm.path("Metrics")) {
            JsonNode stat = metric.path("MetricStat").path("Metric");
            if (stat.path("Dimensions")
                    .path(0)
                    .path("Value")
                    .path("Ref")
                    .asText()
                    .equals(function)) {
                watched.add(stat.path("MetricName").asText());
            }
        }
        return watched.containsAll(Set.of("Errors", "Throttles"));
    }

    private void consumer(Resource function, JsonNode source) {
        String queue = source.path("Queue").path("Fn::GetAtt").path(0).asText();
        // SQS' own default is 30 s.
        int visibility = template.resource(queue)
                .map(each -> each.properties().path("VisibilityTimeout").asInt(30))
                .orElse(0);
        check(
                visibility >= 6 * function.properties().path("Timeout").asInt(3),
                queue + " shows messages again before six time-outs of " + function.id());
        check(
                source.path("FunctionResponseTypes")
                        .valueStream()
                        .anyMatch(type -> type.asText().equals("ReportBatchItemFailures")),
                function.id() + " does not report batch item failures");
    }

    private void policies(Resource function) {
        Optional<Resource> role = template.resource(
                function.properties().path("Role").path("Fn::GetAtt").path(0).asText());
        if (role.isEmpty()) {
            findings.add(function.id() + " has no role of its own");
            return;
        }
        Set<String> wanted = new TreeSet<>(Wired.targets(function));
        Set<String> consumed = Wired.consumed(function);
        Set<String> granted = new TreeSet<>();
        Set<String> consuming = new HashSet<>();
        for (JsonNode statement : statements(role.get()).toList()) {
            Set<String> actions = texts(statement.path("Action"));
            for (String target : Wired.references(statement.path("Resource"))) {
                if (consumed.contains(target) && actions.containsAll(CONSUMES)) {
                    consuming.add(target);
                } else if (!actions.stream().allMatch(action -> action.startsWith("logs:"))) {
                    granted.add(target);
                }
            }
        }
        check(consuming.equals(consumed), function.id() + " may not consume " + consumed);
        check(granted.equals(wanted), function.id() + " may use " + granted + " but its environment names " + wanted);
    }

    private void statement(Resource owner, JsonNode statement) {
        for (String action : texts(statement.path("Action"))) {
            check(!action.contains("*"), owner.id() + " allows the wildcard " + action);
        }
        for (String resource : texts(statement.path("Resource"))) {
            check(!resource.equals("*"), owner.id() + " allows something on every resource");
        }
    }

    private void table(Resource table) {
        JsonNode properties = table.properties();
        check(properties.path("BillingMode").asText().equals("PAY_PER_REQUEST"), table.id() + " is not on demand");
        check(
                properties
                        .path("PointInTimeRecoverySpecification")
                        .path("PointInTimeRecoveryEnabled")
                        .asBoolean(),
                table.id() + " has no point-in-time recovery");
        check(
                properties.path("SSESpecification").path("SSEEnabled").asBoolean(),
                table.id() + " is not encrypted with a key of the account");
        for (String policy : List.of("DeletionPolicy", "UpdateReplacePolicy")) {
            check(
                    table.definition().path(policy).asText().equals("Retain"),
                    table.id() + " is not retained by its " + policy);
        }
    }

    private void rule(Resource rule) {
        for (JsonNode target : rule.properties().path("Targets")) {
            check(target.path("DeadLetterConfig").has("Arn"), rule.id() + " drops what it cannot deliver");
        }
    }

    // Of roles (Policies), of functions that have SAM make one (Policies), and of resource policies (PolicyDocument).
    private Stream<JsonNode> statements(Resource resource) {
        return Stream.concat(
                        resource.properties()
                                .path("Policies")
                                .valueStream()
                                .map(policy -> policy.path("PolicyDocument")),
                        Stream.of(resource.properties().path("PolicyDocument")))
                .flatMap(document -> document.path("Statement").valueStream());
    }

    private Stream<JsonNode> alarms() {
        return template.resources("AWS::CloudWatch::Alarm").stream().map(Resource::properties);
    }

    private static Optional<String> deadLetters(Resource queue) {
        return Optional.of(queue.properties()
                        .path("RedrivePolicy")
                        .path("deadLetterTargetArn")
                        .path("Fn::GetAtt")
                        .path(0)
                        .asText())
                .filter(id -> !id.isEmpty());
    }

    private static boolean isFifo(Resource queue) {
        return queue.properties().path("FifoQueue").asBoolean();
    }

    private static Set<String> texts(JsonNode oneOrMany) {
        return oneOrMany.isArray()
                ? new HashSet<>(oneOrMany.valueStream().map(JsonNode::asText).toList())
                : Set.of(Objects.requireNonNull(oneOrMany.asText()));
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            findings.add(otherwise);
        }
    }
}
