package dev.baton.watch;

import dev.baton.queue.Backlog;
import dev.baton.queue.Sender;
import dev.baton.store.Assignments;
import dev.baton.store.Erasing;
import dev.baton.store.FirstTouches;
import dev.baton.store.LeadStore;
import dev.baton.store.Pauses;
import dev.baton.store.PlaybookStore;
import dev.baton.store.Retention;
import dev.baton.store.RosterStore;
import dev.baton.store.Tables;
import dev.baton.store.Timers;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Puts the watch together. */
final class Wiring {
    @Produces
    @Singleton
    Sweep sweep(DynamoDbClient dynamo, SqsClient sqs, WatchConfig config) {
        Tables tables = new Tables(config.leadsTable(), config.routingTable());
        Queues queues =
                new Queues(config.enrichQueue(), config.scoreQueue(), config.assignQueue(), config.deliverQueue());
        return sweep(dynamo, sqs, tables, queues, config.watchBacklog(), Clock.systemUTC());
    }

    @Produces
    @Singleton
    Keeping keeping(DynamoDbClient dynamo, WatchConfig config) {
        Tables tables = new Tables(config.leadsTable(), config.routingTable());
        return new Keeping(new Retention(dynamo, tables), config.retentionDays(), Clock.systemUTC());
    }

    static Sweep sweep(
            DynamoDbClient dynamo, SqsClient sqs, Tables tables, Queues queues, int behindFrom, Clock clock) {
        return new Sweep(
                new Timers(dynamo, tables),
                new LeadStore(dynamo, tables),
                new Erasing(dynamo, tables),
                new PlaybookStore(dynamo, tables),
                new Sweep.Promises(
                        new FirstTouches(dynamo, tables),
                        new RosterStore(dynamo, tables),
                        new Assignments(dynamo, tables)),
                new Pauses(dynamo, tables),
                new Sender(sqs),
                new Backlog(sqs),
                queues,
                behindFrom,
                clock);
    }
}
