package dev.baton.score;

import dev.baton.queue.Sender;
import dev.baton.store.LeadStore;
import dev.baton.store.LookupStore;
import dev.baton.store.Outcomes;
import dev.baton.store.PlaybookStore;
import dev.baton.store.Tables;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Puts score together. */
final class Wiring {
    @Produces
    @Singleton
    ScoreStage stage(DynamoDbClient dynamo, SqsClient sqs, ScoreConfig config) {
        Tables tables = new Tables(config.leadsTable(), config.routingTable());
        return stage(dynamo, new Sender(sqs), tables, config.assignQueue(), config.deliverQueue(), Clock.systemUTC());
    }

    static ScoreStage stage(
            DynamoDbClient dynamo, Sender sender, Tables tables, String assignQueue, String deliverQueue, Clock clock) {
        return new ScoreStage(
                new ActivePlaybook(new PlaybookStore(dynamo, tables)),
                new Judging(new LookupStore(dynamo, tables)),
                new Ends(
                        new Outcomes(dynamo, tables), new LeadStore(dynamo, tables), sender, deliverQueue, assignQueue),
                sender,
                assignQueue,
                clock);
    }
}
