package dev.baton.store;

import static dev.baton.store.Attributes.value;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** What the team says about its Salesforce org, as JSON text: one item, replaced as a whole. Thread-safe. */
public final class SettingsStore {
    private final Dynamo dynamo;

    /**
     * The settings as they were published.
     *
     * @param json the record {@code dev.baton.salesforce.Settings}
     * @param by who published them
     */
    public record Published(String json, String by, Instant at) {}

    public SettingsStore(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
    }

    /** What was published last; nothing when nobody has yet. A strong read. */
    public Optional<Published> read() {
        return dynamo.get(dynamo.inRouting(Key.settings()))
                .map(item -> new Published(
                        Attributes.text(item, "settings"),
                        Attributes.text(item, "by"),
                        Attributes.timeOrEpoch(item, "at")));
    }

    /** Replaces them. */
    public void put(Published settings) {
        Map<String, AttributeValue> item = new HashMap<>(Key.settings().attributes());
        item.put("settings", value(settings.json()));
        item.put("by", value(settings.by()));
        item.put("at", value(settings.at()));
        dynamo.client()
                .putItem(PutItemRequest.builder()
                        .tableName(dynamo.tables().routing())
                        .item(item)
                        .build());
    }
}
