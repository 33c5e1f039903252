package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.lead.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Erases leads that ended longer ago than they are to be kept, and what was kept unread for as long. Once a day it goes through the table, a
 * few pages at a time, and remembers where it was: what is not reached in one call is reached in a later one. Thread-safe; two at once do
 * the same twice, which harms nothing.
 */
public final class Retention {
    /** Where a pass stands: the item {@code RETENTION / PASS} of the routing table. */
    private static final Key PASS = new Key("RETENTION", "PASS");

    private final Dynamo dynamo;
    private final Erasing erasing;
    private final int pageSize;

    /**
     * What one call did.
     *
     * @param erased how many leads became tombstones
     * @param kept how many kept inputs were deleted
     * @param finished whether today's pass is over
     */
    public record Passed(int erased, int kept, boolean finished) {}

    private record Place(Instant startedAt, Optional<Key> at) {}

    public Retention(DynamoDbClient client, Tables tables) {
        this(client, tables, 1_000);
    }

    Retention(DynamoDbClient client, Tables tables, int pageSize) {
        this.dynamo = new Dynamo(client, tables);
        this.erasing = new Erasing(client, tables);
        this.pageSize = pageSize;
    }

    /**
     * Goes on with today's pass, or begins it.
     *
     * @param keep how long a lead is kept after it was closed, rejected or nurtured; one that is worked on, waits or is on its way is kept
     * @param pages how many pages to read at most, each of a megabyte at most
     * @param timeIsUp asked before each lead and each page
     */
    public Passed pass(Duration keep, Instant now, int pages, BooleanSupplier timeIsUp) {
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        Place place = place().filter(there ->
                        !there.startedAt().isBefore(today) || there.at().isPresent())
                .orElse(new Place(now, Optional.of(new Key("", ""))));
        int erased = 0;
        int kept = 0;
        Optional<Key> at = place.at();
        for (int page = 0; at.isPresent() && page < pages && !timeIsUp.getAsBoolean(); page++) {
            ScanResponse read = page(at.get(), now.minus(keep));
            for (Map<String, AttributeValue> item : read.items()) {
                if (timeIsUp.getAsBoolean()) {
                    return new Passed(erased, kept, false);
                }
                if (Key.of(item).pk().startsWith(KeptStore.PREFIX)) {
                    dynamo.delete(dynamo.tables().leads(), List.of(Key.of(item)));
                    kept++;
                } else if (erasing.erase(LeadItem.id(item), lead -> over(lead, now.minus(keep)), now)
                        .isPresent()) {
                    erased++;
                }
            }
            at = read.hasLastEvaluatedKey() ? Optional.of(Key.of(read.lastEvaluatedKey())) : Optional.empty();
            remember(new Place(place.startedAt(), at));
        }
        return new Passed(erased, kept, at.isEmpty());
    }

    /** What the scan said may be old: read again, it decides. */
    private static boolean over(LeadState lead, Instant before) {
        return switch (lead.status()) {
            case CLOSED, REJECTED, NURTURED -> lead.updatedAt().isBefore(before);
            case RECEIVED, STUCK, ASSIGNED, HELD, ERASED -> false;
        };
    }

    private ScanResponse page(Key after, Instant before) {
        @Nullable Map<String, AttributeValue> from = after.pk().isEmpty() ? null : after.attributes();
        LocalDate day = LocalDate.ofInstant(before, ZoneOffset.UTC);
        return dynamo.client()
                .scan(ScanRequest.builder()
                        .tableName(dynamo.tables().leads())
                        .limit(pageSize)
                        .exclusiveStartKey(from)
                        .filterExpression("(begins_with(pk, :lead) AND sk = :item AND updatedAt < :before"
                                + " AND #status IN (:closed, :rejected, :nurtured))"
                                + " OR (begins_with(pk, :kept) AND pk < :day)")
                        .expressionAttributeNames(Map.of("#status", "status"))
                        .expressionAttributeValues(Map.of(
                                ":lead", value("LEAD#"),
                                ":item", value(Key.LEAD),
                                ":before", value(before),
                                ":closed", value(Status.CLOSED.word()),
                                ":rejected", value(Status.REJECTED.word()),
                                ":nurtured", value(Status.NURTURED.word()),
                                ":kept", value(KeptStore.PREFIX),
                                ":day", value(KeptStore.PREFIX + day)))
                        .build());
    }

    private Optional<Place> place() {
        return dynamo.get(dynamo.inRouting(PASS))
                .map(item -> new Place(
                        Attributes.timeOrEpoch(item, "startedAt"),
                        Attributes.has(item, "atPk")
                                ? Optional.of(new Key(Attributes.text(item, "atPk"), Attributes.text(item, "atSk")))
                                : Optional.empty()));
    }

    private void remember(Place place) {
        Map<String, AttributeValue> item = new HashMap<>(PASS.attributes());
        item.put("startedAt", value(place.startedAt()));
        place.at().ifPresent(key -> {
            item.put("atPk", value(key.pk()));
            item.put("atSk", value(key.sk()));
        });
        dynamo.client()
                .putItem(PutItemRequest.builder()
                        .tableName(dynamo.tables().routing())
                        .item(item)
                        .build());
    }
}
