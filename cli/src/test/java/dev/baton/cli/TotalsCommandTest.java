package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class TotalsCommandTest {
    private final Town town = Town.withSamples();
    private final String stack = "s" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void everyLeadIsCountedInItsState() {
        town.accepted();
        town.held();
        town.held();
        town.assignedTo("eva@acme.example");
        var ran = town.run("totals", "--stack", stack);
        assertThat(ran.out())
                .contains("4 leads accepted = 1 received + 1 assigned + 2 held")
                .containsPattern("held +2")
                .contains("Audited 4 leads: every promise holds.");
        assertThat(ran.exit()).isZero();
    }

    @Test
    void anEmptyStackHasNoLeads() {
        assertThat(town.run("totals", "--stack", stack).out()).contains("0 leads accepted = 0");
    }

    @Test
    void aMessageThatWasGivenUpIsCounted() {
        var sqs = town.world().sqs();
        var dead = sqs.createQueue(request -> request.queueName(stack + "-ScoreDeadLetters"))
                .queueUrl();
        sqs.createQueue(request -> request.queueName(stack + "-ScoreQueue")
                .attributes(Map.of(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:" + stack
                                + "-ScoreDeadLetters\",\"maxReceiveCount\":\"5\"}")));
        assertThat(town.run("totals", "--stack", stack).exit()).isZero();
        sqs.sendMessage(request -> request.queueUrl(dead).messageBody("poison"));
        var ran = town.run("totals", "--stack", stack);
        assertThat(ran.out())
                .containsPattern(stack + "-ScoreDeadLetters \\(dead letters\\) +1 +0")
                .contains("1 message in " + stack + "-ScoreDeadLetters");
        assertThat(ran.exit()).isZero();
    }

    @Test
    void aBrokenPromiseIsNamedAndIsExitCodeOne() {
        var lead = town.assignedTo("eva@acme.example");
        var key = Map.of("pk", AttributeValue.fromS("LEAD#" + lead.id()), "sk", AttributeValue.fromS("DATA"));
        var table = town.world().tables().leads();
        town.world().dynamo().deleteItem(request -> request.tableName(table).key(key));
        var ran = town.run("totals", "--stack", stack);
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out())
                .contains("1 violation")
                .contains(lead.id().value())
                .contains("the lead's data are missing");
    }
}
