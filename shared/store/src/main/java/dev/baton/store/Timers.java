package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.lead.LeadId;
import dev.baton.lead.Status;
import dev.baton.store.LeadState.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** What the watch asks and notes. */
public final class Timers {
    /** How long after acceptance, or after an outcome, the watch looks first. */
    public static final Duration FIRST_LOOK = Duration.ofMinutes(2);

    /** How often something is sent again before it is stuck. */
    public static final int ATTEMPTS = 5;

    /** How long a mere backlog may postpone a re-send. */
    public static final Duration PATIENCE = Duration.ofHours(1);

    private final Dynamo dynamo;

    public Timers(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
    }

    /**
     * Hands over everything of {@code status} that is due, the longest overdue first, page by page, until {@code each} answers false.
     *
     * @return whether everything was handed over
     */
    public boolean due(Status status, int shard, Instant now, Predicate<Due> each) {
        return query(
                QueryRequest.builder()
                        .keyConditionExpression("#shard = :shard AND dueAt <= :now")
                        .expressionAttributeValues(
                                Map.of(":shard", value(LeadItem.shard(status, shard)), ":now", LeadItem.due(now))),
                item -> each.test(new Due(
                        LeadItem.id(item),
                        status,
                        LeadItem.dueAt(item).orElse(now),
                        Attributes.text(item, "heldPool"))));
    }

    /**
     * An entry of the index: a hint, as {@link Due}.
     *
     * @param at since when it is due
     */
    public record FirstTouchDue(LeadId lead, int routing, Instant at) {}

    /** The same for clocks of first touches. */
    public boolean firstTouches(int shard, Instant now, Predicate<FirstTouchDue> each) {
        return query(
                QueryRequest.builder()
                        .keyConditionExpression("#shard = :shard AND dueAt <= :now")
                        .expressionAttributeValues(Map.of(
                                ":shard",
                                value(LeadItem.shard(FirstTouchItem.SHARD, shard)),
                                ":now",
                                LeadItem.due(now))),
                item -> each.test(new FirstTouchDue(
                        LeadItem.id(item),
                        Integer.parseInt(Key.of(item).sk().substring(Key.SLA_PREFIX.length())),
                        LeadItem.dueAt(item).orElse(now))));
    }

    /**
     * Who waits.
     *
     * @param pools every pool that appears in the index of held leads, due or not
     * @param byFault how many of the leads wait because deciding them failed
     */
    public record Waiting(Set<String> pools, int byFault) {
        public Waiting {
            pools = Set.copyOf(pools);
        }
    }

    /** Who waits, by the index. */
    public Waiting waiting() {
        Set<String> pools = new TreeSet<>();
        int[] byFault = {0};
        for (int shard = 0; shard < Tables.SHARDS; shard++) {
            query(
                    QueryRequest.builder()
                            .keyConditionExpression("#shard = :shard")
                            .expressionAttributeValues(Map.of(":shard", value(LeadItem.shard(Status.HELD, shard)))),
                    item -> {
                        pools.add(Attributes.text(item, "heldPool"));
                        byFault[0] += item.containsKey("heldWhy") ? 1 : 0;
                        return true;
                    });
        }
        pools.remove("");
        return new Waiting(pools, byFault[0]);
    }

    /** Every pool that appears in the index of held leads, due or not. */
    public Set<String> heldPools() {
        return waiting().pools();
    }

    private boolean query(QueryRequest.Builder request, Predicate<Map<String, AttributeValue>> each) {
        request.tableName(dynamo.tables().leads())
                .indexName(Tables.DUE_INDEX)
                .expressionAttributeNames(Map.of("#shard", "shard"));
        @Nullable Map<String, AttributeValue> from = null;
        do {
            QueryResponse page =
                    dynamo.client().query(request.exclusiveStartKey(from).build());
            for (Map<String, AttributeValue> item : page.items()) {
                if (!each.test(item)) {
                    return false;
                }
            }
            from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
        } while (from != null);
        return true;
    }

    /** Counts one more attempt for an undecided lead, on condition that it still stands as {@code seen}. */
    public Resend resend(LeadState seen, Instant now) {
        if (seen.status() != Status.RECEIVED) {
            return new Resend.Changed();
        }
        int attempt = seen.attempts() + 1;
        if (attempt > ATTEMPTS) {
            return stuck(seen, now) ? new Resend.Stuck() : new Resend.Changed();
        }
        Expression count = whenStill(change(seen), seen)
                .when("#attempts = :before")
                .with("before", value(seen.attempts()))
                .set("attempts", value(attempt))
                .set("triedAt", value(now))
                .set("dueAt", LeadItem.due(now.plus(pause(attempt))));
        return attempt(count) ? new Resend.Again(attempt) : new Resend.Changed();
    }

    private boolean stuck(LeadState seen, Instant now) {
        String table = dynamo.tables().leads();
        LeadId id = seen.id();
        Expression move =
                whenStill(LeadItem.move(table, id, Status.STUCK, now), seen).remove("dueAt");
        LeadEvent event = new LeadEvent(now, "stuck", "watch", "sent " + ATTEMPTS + " times without an outcome");
        return Transaction.settle(dynamo.client(), List.of(move.update(), Events.put(table, id, event)))
                instanceof Transaction.Result.Written;
    }

    /**
     * Counts one more attempt for a delivery, on condition that it still stands as {@code seen}. One that deliver itself put off is sent
     * without counting: it was not lost.
     */
    public Resend redeliver(LeadState seen, Instant now) {
        Optional<Delivery> due = seen.delivery();
        if (due.isEmpty()) {
            return new Resend.Changed();
        }
        Delivery before = due.get();
        int attempt = before.attempts() + (before.later() ? 0 : 1);
        Expression count =
                whenStill(change(seen), seen).when("#deliverDue = :before").with("before", LeadItem.delivery(before));
        if (attempt > ATTEMPTS) {
            count.set("deliverStuck", value(true)).remove("dueAt");
            return attempt(count) ? new Resend.Stuck() : new Resend.Changed();
        }
        count.set(
                        "deliverDue",
                        LeadItem.delivery(
                                new Delivery(before.routing(), attempt, before.told(), false, before.tries())))
                .set("triedAt", value(now))
                .set("dueAt", LeadItem.due(now.plus(pause(Math.max(1, attempt)))));
        return attempt(count) ? new Resend.Again(attempt) : new Resend.Changed();
    }

    /**
     * Waits one interval more without counting, because the queue is merely behind. An hour after acceptance or the last attempt it
     * is not granted any more.
     *
     * @return whether it was granted
     */
    public boolean postpone(LeadState seen, Instant now) {
        return now.isBefore(seen.triedAt().plus(PATIENCE))
                && attempt(whenStill(change(seen), seen).set("dueAt", LeadItem.due(now.plus(FIRST_LOOK))));
    }

    /** Re-sends back off: 2, 4, 8, 8, ... minutes. */
    static Duration pause(int attempt) {
        return FIRST_LOOK.multipliedBy(1L << Math.min(attempt - 1, 2));
    }

    private Expression change(LeadState seen) {
        return Expression.on(dynamo.tables().leads(), Key.lead(seen.id()));
    }

    private static Expression whenStill(Expression write, LeadState seen) {
        seen.dueAt()
                .ifPresentOrElse(
                        at -> write.when("#dueAt = :dueBefore").with("dueBefore", LeadItem.due(at)),
                        () -> write.when("attribute_not_exists(#dueAt)"));
        return LeadItem.whenRouting(LeadItem.whenStatus(write, seen.status()), seen.routing());
    }

    private boolean attempt(Expression write) {
        try {
            dynamo.client().updateItem(write.updateAlone());
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }
}
