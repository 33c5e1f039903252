package dev.baton.assign;

import dev.baton.lead.Mode;
import dev.baton.queue.Batches;
import dev.baton.queue.Poison;
import dev.baton.queue.Sender;
import dev.baton.store.Tables;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Puts assign together. */
final class Wiring {
    @Produces
    @Singleton
    Assign assign(DynamoDbClient dynamo, SqsClient sqs, AssignConfig config) {
        Tables tables = new Tables(config.leadsTable(), config.routingTable());
        Sends sends = new QueueSends(new Sender(sqs), config.assignQueue(), config.deliverQueue());
        return new Assign(Stores.of(dynamo, tables), sends, Clock.systemUTC(), Mode.of(config.mode()));
    }

    @Produces
    @Singleton
    Batches batches(SqsClient sqs, AssignConfig config) {
        return new Batches("assign", Poison.moveTo(sqs, config.assignDeadLetters()));
    }
}
