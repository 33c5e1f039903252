package dev.baton.store;

import dev.baton.lead.Status;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * How many leads there are of each status, counted item by item.
 *
 * @param leads by status; a status without leads is there with 0
 * @param deliverStuck leads with an outcome whose delivery was given up
 * @param kept inputs that could not be turned into a lead
 */
@SuppressWarnings("DoNotCallSuggester")
public record Totals(Map<Status, Long> leads, long deliverStuck, long kept) {
    public Totals {
        leads = Map.copyOf(leads);
    }

    /** Counts, reading the whole table: for an operator, not for a function. */
    public static Totals count(DynamoDbClient client, Tables tables) {
        throw new UnsupportedOperationException();
    }

    /** Every lead that was ever accepted. */
    public long all() {
        return leads.values().stream().mapToLong(Long::longValue).sum();
    }
}
