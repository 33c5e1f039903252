package dev.baton.testing;

import dev.baton.engines.DynamoDbEngine;
import dev.baton.engines.ElasticMqEngine;
import java.net.URI;
import java.util.function.Supplier;

/**
 * One engine of each kind for the whole test JVM. Quarkus loads test classes by class loaders of its own, so that a static field would
 * be there several times; the address is therefore kept as a system property. For one
 * thread: tests of a module run one after another.
 */
final class SharedEngines {
    private SharedEngines() {}

    static URI dynamoDb() {
        return shared("baton.testing.dynamodb", () -> DynamoDbEngine.shared().endpoint());
    }

    static URI sqs() {
        return shared("baton.testing.sqs", () -> ElasticMqEngine.shared().endpoint());
    }

    private static URI shared(String name, Supplier<URI> start) {
        String running = System.getProperty(name);
        if (running != null) {
            return URI.create(running);
        }
        URI started = start.get();
        System.setProperty(name, started.toString());
        return started;
    }
}
