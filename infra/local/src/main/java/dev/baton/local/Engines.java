package dev.baton.local;

import dev.baton.engines.DynamoDbEngine;
import dev.baton.engines.ElasticMqEngine;
import java.net.URI;
import java.nio.file.Path;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Where the tables and the queues are. */
record Engines(URI dynamoDb, URI sqs) {
    /** The engines that are wanted: those that run already, or new ones, both started at once and ended by what is pushed on {@code open}. */
    static Engines of(LocalRunBuilder wanted, DataFolder folder, Deque<AutoCloseable> open) {
        if (wanted.engines.isPresent()) {
            return wanted.engines.get();
        }
        CompletableFuture<DynamoDbEngine> dynamoDb = CompletableFuture.supplyAsync(
                () -> DynamoDbEngine.start(wanted.ports.dynamoDb(), kept(wanted, folder, "dynamodb")));
        open.push(() -> dynamoDb.thenAccept(DynamoDbEngine::close).join());
        ElasticMqEngine sqs = ElasticMqEngine.start(wanted.ports.sqs(), kept(wanted, folder, "sqs"));
        open.push(sqs);
        return new Engines(Clients.joined(dynamoDb).endpoint(), sqs.endpoint());
    }

    private static Optional<Path> kept(LocalRunBuilder wanted, DataFolder folder, String name) {
        return wanted.inMemory ? Optional.empty() : Optional.of(folder.engines().resolve(name));
    }
}
