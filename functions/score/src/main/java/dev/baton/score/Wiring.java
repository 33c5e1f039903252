package dev.baton.score;

import dev.baton.lead.Mode;
import dev.baton.queue.Sender;
import dev.baton.store.LeadStore;
import dev.baton.store.LookupStore;
import dev.baton.store.Outcomes;
import dev.baton.store.PlaybookStore;
import dev.baton.store.Rerouting;
import dev.baton.store.Signals;
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
        To queues = new To(config.assignQueue(), config.deliverQueue(), config.enrichQueue());
        return stage(dynamo, new Sender(sqs), tables, queues, Mode.of(config.mode()), Clock.systemUTC());
    }

    /** URLs of the queues that score sends to. */
    record To(String assign, String deliver, String enrich) {}

    static ScoreStage stage(DynamoDbClient dynamo, Sender sender, Tables tables, To queues, Mode mode, Clock clock) {
        LeadStore leads = new LeadStore(dynamo, tables);
        return new ScoreStage(
                new ActivePlaybook(new PlaybookStore(dynamo, tables)),
                new Judging(new LookupStore(dynamo, tables)),
                new Ends(
                        new Outcomes(dynamo, tables),
                        leads,
                        sender,
                        new Latecomers(
                                new Signals(dynamo, tables),
                                leads,
                                new Rerouting(dynamo, tables),
                                sender,
                                queues.enrich()),
                        mode,
                        queues.deliver(),
                        queues.assign()),
                sender,
                queues.assign(),
                clock);
    }
}
