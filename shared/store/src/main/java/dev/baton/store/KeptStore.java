package dev.baton.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What came from outside and could not be turned into a lead. */
@SuppressWarnings("DoNotCallSuggester")
public final class KeptStore {
    /**
     * One such thing.
     *
     * @param id the same input has the same id, so that it is kept once
     * @param origin where it came from: {@code salesforce}, {@code form}, ...
     * @param reason what was wrong with it, without personal data
     */
    public record Kept(String id, Instant at, String origin, String reason, Received received) {}

    public KeptStore(DynamoDbClient client, Tables tables) {}

    /** Keeps it; keeping it again changes nothing. */
    public void keep(Kept kept) {
        throw new UnsupportedOperationException();
    }

    /** Everything that was kept on a day (UTC), by id. */
    public List<Kept> on(LocalDate day) {
        throw new UnsupportedOperationException();
    }
}
