package dev.baton.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.local.template.Resource;
import dev.baton.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** infra/template.yaml keeps the rules, and the rules can be broken: each is tried on a template that was spoilt for it. */
final class TemplateTest {
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
            BATON_SECRET:                               | OTHER:                                  | reads what is not wired: BATON_SECRET
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
}
