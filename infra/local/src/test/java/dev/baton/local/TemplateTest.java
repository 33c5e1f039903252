package dev.baton.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.local.template.Resource;
import dev.baton.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** infra/template.yaml keeps the rules, and the rules can be broken: each is tried on a template that was spoilt for it. */
final class TemplateTest {
    /** A property of a configuration with neither a default nor an absence: all of theirs are named by their variable. */
    private static final Pattern REQUIRED =
            Pattern.compile("\\{@code BATON_[A-Z_]+}\\)[^*]*\\*/\\s*String (\\w+)\\(\\);");

    private static final Path ROOT = dev.baton.engines.BatonHome.find();

    @Test
    void the_template_keeps_every_rule() throws IOException {
        assertThat(TemplateRules.findings(Template.parse(text()))).isEmpty();
    }

    @Test
    void every_handler_of_the_protocol_is_one_function() throws IOException {
        List<String> handlers = Template.parse(text()).resources(Resource.FUNCTION).stream()
                .map(Wired::handler)
                .toList();

        assertThat(handlers).containsExactlyInAnyOrderElementsOf(Wired.NAMES.keySet());
    }

    @Test
    void every_alarm_on_a_metric_of_ours_names_one_that_a_function_writes() throws IOException {
        Set<String> metrics = new HashSet<>();
        Template.parse(text()).resources("AWS::CloudWatch::Alarm").forEach(alarm -> {
            if (alarm.properties().path("Namespace").asText().equals("Baton")) {
                metrics.add(alarm.properties().path("MetricName").asText());
            }
        });
        String sources = sources();

        assertThat(metrics).isNotEmpty().allMatch(metric -> sources.contains("\"" + metric + "\""));
    }

    @Test
    void whatever_an_operator_has_to_look_at_has_an_alarm() throws IOException {
        Set<String> watched = Template.parse(text()).resources("AWS::CloudWatch::Alarm").stream()
                .map(alarm -> alarm.properties().path("MetricName").asText())
                .collect(Collectors.toSet());

        assertThat(watched)
                .contains(
                        "Stuck",
                        "DeliverStuck",
                        "HeldOverdue",
                        "HeldByFault",
                        "KeptEvents",
                        "WatchFailed",
                        "WatchUnfinished");
    }

    @Test
    void what_a_functions_configuration_requires_is_what_the_protocol_lists() throws IOException {
        Set<String> required = new TreeSet<>();
        Matcher method = REQUIRED.matcher(sources());
        while (method.find()) {
            required.add("BATON_" + method.group(1).replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT));
        }
        Set<String> listed = Wired.NAMES.values().stream().flatMap(Set::stream).collect(Collectors.toSet());

        assertThat(required).isNotEmpty();
        assertThat(listed).containsAll(required);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            maxReceiveCount: 5                          | maxReceiveCount: 2                      | gives up before the fifth try
            deadLetterTargetArn: !GetAtt ScoreDeadLetters.Arn | other: 1                          | ScoreQueue has no dead-letter queue
            deadLetterTargetArn: !GetAtt AssignDeadLetters.Arn | deadLetterTargetArn: !GetAtt ScoreDeadLetters.Arn | AssignQueue and ScoreDeadLetters are not of the same type
            Value: !GetAtt DeliverDeadLetters.QueueName | Value: other                            | DeliverDeadLetters has no alarm
            VisibilityTimeout: 90                       | VisibilityTimeout: 89                   | AssignQueue shows messages again before six time-outs
            FunctionResponseTypes: [ReportBatchItemFailures] | FunctionResponseTypes: []          | does not report batch item failures
            Action: [logs:CreateLogStream, logs:PutLogEvents] | Action: [logs:*]                  | allows the wildcard logs:*
            Resource: !GetAtt ScoreLogs.Arn             | Resource: "*"                           | allows something on every resource
            LogGroup: !Ref WatchLogs                    | Other: 1                                | WatchFunction keeps its logs for ever
            Value: !Ref ConsoleFunction                 | Value: other                            | ConsoleFunction has no alarm on errors
            QUARKUS_LAMBDA_HANDLER: watch               | OTHER: watch                            | WatchFunction has no QUARKUS_LAMBDA_HANDLER
            BATON_EVENT_BUS: !Ref Outcomes              | OTHER: 1                                | DeliverFunction reads what is not wired: BATON_EVENT_BUS
            BATON_SECRET_REF:                           | OTHER:                                  | reads what is not wired: BATON_SECRET_REF
            BATON_SCORE_QUEUE: !Ref ScoreQueue          | BATON_SCORE_QUEUE: !Ref DeliverQueue    | EnrichFunction may use
            Resource: !GetAtt Outcomes.Arn              | Resource: !GetAtt InboxQueue.Arn        | DeliverFunction may use
            sqs:ReceiveMessage, sqs:DeleteMessage       | sqs:ReceiveMessage                      | may not consume
            Role: !GetAtt FormRole.Arn                  | Other: 1                                | FormFunction has no role of its own
            BillingMode: PAY_PER_REQUEST                | BillingMode: PROVISIONED                | Leads is not on demand
            PointInTimeRecoveryEnabled: true            | PointInTimeRecoveryEnabled: false       | has no point-in-time recovery
            SSEEnabled: true                            | SSEEnabled: false                       | is not encrypted
            DeletionPolicy: Retain                      | DeletionPolicy: Delete                  | is not retained by its DeletionPolicy
            UpdateReplacePolicy: Retain                 | UpdateReplacePolicy: Delete             | is not retained by its UpdateReplacePolicy
            DeadLetterConfig:                           | Other:                                  | SalesforceEvents drops what it cannot deliver
            """)
    void a_spoilt_template_is_found_out(String sound, String spoilt, String finding) throws IOException {
        String template = text();
        assertThat(template).contains(sound);

        assertThat(TemplateRules.findings(Template.parse(template.replace(sound, spoilt))))
                .anyMatch(each -> each.contains(finding));
    }

    private static String text() throws IOException {
        return Files.readString(ROOT.resolve("infra/template.yaml"));
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("functions"))) {
            return files.filter(file ->
                            file.toString().endsWith(".java") && file.toString().contains("src/main/"))
                    .map(TemplateTest::read)
                    .collect(Collectors.joining());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
