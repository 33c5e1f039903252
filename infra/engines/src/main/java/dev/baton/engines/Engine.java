package dev.baton.engines;

import java.net.URI;

/**
 * A running engine. It listens on the loopback address alone, answers when it is handed out, and ends with {@link #close}, with this
 * JVM, or with this JVM's sudden death. Thread-safe.
 */
public sealed interface Engine extends AutoCloseable permits DynamoDbEngine, ElasticMqEngine {
    /** The region under which the engines know everything. */
    String REGION = "us-east-1";

    /** The account under which the engines know everything. */
    String ACCOUNT = "000000000000";

    /** Where it answers: what {@code AWS_ENDPOINT_URL_...} is set to. */
    URI endpoint();

    /** The id of its process. */
    long pid();

    /** Ends it, and waits for its end. Closing twice does nothing more. */
    @Override
    void close();
}
