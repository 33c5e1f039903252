package dev.baton.store;

import static dev.baton.store.Attributes.value;

import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * High-water marks: up to when something of the CRM's has been read. A mark only ever goes forward, so a reader who is late or runs twice
 * takes nothing back. Reads are strongly consistent; thread-safe.
 */
public final class Marks {
    private final Dynamo dynamo;

    public Marks(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
    }

    /** Up to when {@code what} has been read; empty before the first time. */
    public Optional<Instant> of(String what) {
        return dynamo.get(dynamo.inRouting(Key.mark(what))).flatMap(item -> Attributes.time(item, "at"));
    }

    /**
     * Says that {@code what} has been read up to {@code at}, by the CRM's clock.
     *
     * @return false when it has been read that far or further already; then nothing changed
     */
    public boolean forward(String what, Instant at) {
        try {
            dynamo.client()
                    .updateItem(Expression.on(dynamo.tables().routing(), Key.mark(what))
                            .set("at", value(at))
                            .when("attribute_not_exists(#at) OR #at < :at")
                            .updateAlone());
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    /** Forgets the mark: the next reader begins from the beginning. */
    public void forget(String what) {
        dynamo.client()
                .deleteItem(request -> request.tableName(dynamo.tables().routing())
                        .key(Key.mark(what).attributes()));
    }
}
