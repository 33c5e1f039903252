package dev.baton.store;

import dev.baton.lead.Keys;
import dev.baton.lead.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** What persons and companies did. */
public final class Signals {
    /** How long a signal is kept. */
    public static final Duration KEPT = Duration.ofDays(400);

    private final Dynamo dynamo;

    public Signals(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
    }

    /**
     * Records a signal of the person and of the company, where there is a key for each.
     *
     * @param key the sender's key: the same key at the same time is the same signal
     * @return when it was recorded first: {@code now} if it is new. Whoever acts on a signal can tell by it, after a crash, whether
     *     something happened since then
     */
    public Instant record(Keys keys, Signal signal, String key, Instant now) {
        Instant person = keys.person().isEmpty() ? now : put("PERSON#" + keys.person(), signal, key, now);
        Instant company = keys.company().isEmpty() ? now : put("COMPANY#" + keys.company(), signal, key, now);
        return person.isBefore(company) ? person : company;
    }

    private Instant put(String pk, Signal signal, String key, Instant now) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.putAll(new Key(pk, Key.SIGNAL_PREFIX + Attributes.text(signal.at()) + "#" + key).attributes());
        item.put("kind", Attributes.value(signal.kind()));
        item.put("at", Attributes.value(signal.at()));
        item.put("detail", Attributes.value(signal.detail()));
        item.put("recordedAt", Attributes.value(now));
        item.put("expiresAt", Attributes.value(now.plus(KEPT).getEpochSecond()));
        try {
            dynamo.client()
                    .putItem(PutItemRequest.builder()
                            .tableName(dynamo.tables().leads())
                            .item(item)
                            .conditionExpression("attribute_not_exists(pk)")
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                            .build());
            return now;
        } catch (ConditionalCheckFailedException there) {
            return Attributes.timeOrEpoch(there.item(), "recordedAt");
        }
    }

    /** The person's signals and the company's, the newest first, at most {@code limit}; those that have expired are left out. */
    public List<Signal> of(Keys keys, int limit, Instant now) {
        return of(Instant.MIN, keys, limit, now);
    }

    /** Those of the newest {@code limit} that were recorded after {@code since}. */
    public List<Signal> recordedAfter(Instant since, Keys keys, int limit, Instant now) {
        return of(since, keys, limit, now);
    }

    private List<Signal> of(Instant since, Keys keys, int limit, Instant now) {
        Map<String, Recorded> byKey = new LinkedHashMap<>();
        read(byKey, keys.person(), "PERSON#", Signal.By.PERSON, limit, now);
        read(byKey, keys.company(), "COMPANY#", Signal.By.COMPANY, limit, now);
        return byKey.values().stream()
                .sorted(Comparator.comparing(
                                (Recorded recorded) -> recorded.signal().at())
                        .reversed())
                .limit(limit)
                .filter(recorded -> recorded.at().isAfter(since))
                .map(Recorded::signal)
                .toList();
    }

    private record Recorded(Signal signal, Instant at) {}

    /** What the person did is the company's too, under the same sort key: it is listed once, as the person's. */
    private void read(Map<String, Recorded> byKey, String hash, String prefix, Signal.By by, int limit, Instant now) {
        if (hash.isEmpty()) {
            return;
        }
        dynamo
                .client()
                .query(Dynamo.prefixed(dynamo.tables().leads(), prefix + hash, Key.SIGNAL_PREFIX)
                        .scanIndexForward(false)
                        .limit(limit)
                        .build())
                .items()
                .stream()
                .filter(item -> Attributes.number(item, "expiresAt") > now.getEpochSecond())
                .forEach(item -> byKey.putIfAbsent(
                        Attributes.text(item, Key.SK),
                        new Recorded(
                                new Signal(
                                        Attributes.text(item, "kind"),
                                        Attributes.timeOrEpoch(item, "at"),
                                        by,
                                        Attributes.text(item, "detail")),
                                Attributes.timeOrEpoch(item, "recordedAt"))));
    }
}
