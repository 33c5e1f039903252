package dev.baton.store;

import dev.baton.lead.Keys;
import dev.baton.lead.Signal;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What persons and companies did. */
@SuppressWarnings("DoNotCallSuggester")
public final class Signals {
    public Signals(DynamoDbClient client, Tables tables) {}

    /**
     * Records a signal of the person and of the company, where there is a key for each.
     *
     * @param key the sender's key: the same key at the same time is the same signal
     * @return whether it was new
     */
    public boolean record(Keys keys, Signal signal, String key, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** The person's signals and the company's, the newest first, at most {@code limit}; those that have expired are left out. */
    public List<Signal> of(Keys keys, int limit, Instant now) {
        throw new UnsupportedOperationException();
    }
}
