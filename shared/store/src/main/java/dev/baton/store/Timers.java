package dev.baton.store;

import dev.baton.lead.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What the watch asks and notes. */
@SuppressWarnings("DoNotCallSuggester")
public final class Timers {
    /** How long after acceptance, or after an outcome, the watch looks first. */
    public static final Duration FIRST_LOOK = Duration.ofMinutes(2);

    /** How often something is sent again before it is stuck. */
    public static final int ATTEMPTS = 5;

    /** How long a mere backlog may postpone a re-send. */
    public static final Duration PATIENCE = Duration.ofHours(1);

    public Timers(DynamoDbClient client, Tables tables) {}

    /** Hands over everything of {@code status} that is due, the longest overdue first, page by page. */
    public void due(Status status, int shard, Instant now, Consumer<Due> each) {
        throw new UnsupportedOperationException();
    }

    /** Every pool that appears in the index of held leads, due or not. */
    public Set<String> heldPools() {
        throw new UnsupportedOperationException();
    }

    /** Counts one more attempt for an undecided lead, on condition that it still stands as {@code seen}. */
    public Resend resend(LeadState seen, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** Counts one more attempt for a delivery, on condition that it still stands as {@code seen}. */
    public Resend redeliver(LeadState seen, Instant now) {
        throw new UnsupportedOperationException();
    }

    /**
     * Waits one interval more without counting, because the queue is merely behind. An hour after acceptance or the last attempt it
     * is not granted any more.
     *
     * @return whether it was granted
     */
    public boolean postpone(LeadState seen, Instant now) {
        throw new UnsupportedOperationException();
    }
}
