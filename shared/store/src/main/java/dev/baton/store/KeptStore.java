package dev.baton.store;

import static dev.baton.store.Attributes.value;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** What came from outside and could not be turned into a lead. */
public final class KeptStore {
    /** How the partitions' keys begin. */
    static final String PREFIX = "KEPT#";

    private final Dynamo dynamo;

    /**
     * One such thing.
     *
     * @param id the same input has the same id, so that it is kept once on a day
     * @param origin where it came from: {@code salesforce}, {@code form}, ...
     * @param reason what was wrong with it, without personal data
     */
    public record Kept(String id, Instant at, String origin, String reason, Received received) {}

    public KeptStore(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
    }

    /** Keeps it; keeping it again changes nothing that matters. */
    public void keep(Kept kept) {
        Map<String, AttributeValue> item =
                new HashMap<>(new Key(PREFIX + LocalDate.ofInstant(kept.at(), ZoneOffset.UTC), kept.id()).attributes());
        item.put("at", value(kept.at()));
        item.put("origin", value(kept.origin()));
        item.put("reason", value(kept.reason()));
        item.put("contentType", value(kept.received().contentType()));
        item.put("body", value(Packed.packBytes(kept.received().body())));
        dynamo.client()
                .putItem(PutItemRequest.builder()
                        .tableName(dynamo.tables().leads())
                        .item(item)
                        .build());
    }

    /** Everything that was kept on a day (UTC), by id. */
    public List<Kept> on(LocalDate day) {
        List<Kept> all = new ArrayList<>();
        dynamo.query(
                dynamo.tables().leads(),
                PREFIX + day,
                "",
                item -> all.add(new Kept(
                        Attributes.text(item, Key.SK),
                        Attributes.timeOrEpoch(item, "at"),
                        Attributes.text(item, "origin"),
                        Attributes.text(item, "reason"),
                        LeadStore.received(item))));
        return all;
    }
}
