package dev.baton.store;

import static dev.baton.store.Attributes.value;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The pause that all instances share: one item, {@code SALESFORCE / PAUSE}. Whoever finds Salesforce in trouble begins it; when its time
 * has come one delivery finds out whether it is over, and ends or prolongs it. Thread-safe.
 */
public final class Pauses {
    private final Dynamo dynamo;

    public Pauses(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
    }

    /** The pause, if there is one, whether or not its time has come. */
    public Optional<Pause> current() {
        return dynamo.get(dynamo.inRouting(Key.pause())).map(Pauses::read);
    }

    /** The pause, if there is one whose time has not come. */
    public Optional<Pause> lasting(Instant now) {
        return current().filter(pause -> now.isBefore(pause.until()));
    }

    /**
     * Asks whether something may be sent. Where a pause's time has come, the first to ask is let through as a probe, and the others wait
     * until it has ended or prolonged the pause, or has not said anything for {@code patience}.
     */
    public Gate ask(Instant now, Duration patience) {
        Optional<Map<String, AttributeValue>> found = dynamo.get(dynamo.inRouting(Key.pause()));
        if (found.isEmpty()) {
            return new Gate.Open();
        }
        Pause pause = read(found.get());
        boolean probing =
                Attributes.time(found.get(), "probing").filter(now::isBefore).isPresent();
        if (now.isBefore(pause.until()) || probing) {
            return new Gate.Closed(pause);
        }
        Expression claim = still(pause)
                .when("attribute_not_exists(#probing) OR #probing <= :now")
                .with("now", value(now))
                .set("probing", value(now.plus(patience)));
        return written(claim) ? new Gate.Probe(pause) : new Gate.Closed(pause);
    }

    /** Begins a pause, unless there is one. Answers the one that is there now. */
    public Pause begin(Pause pause) {
        Expression begin = Expression.on(dynamo.tables().routing(), Key.pause()).when("attribute_not_exists(#pk)");
        attributes(pause).forEach(begin::set);
        return written(begin) ? pause : current().orElse(pause);
    }

    /** Prolongs a pause after a failed probe: {@code to} replaces {@code seen}, unless somebody else has changed it. */
    public void prolong(Pause seen, Pause to) {
        Expression prolong = still(seen).remove("probing");
        attributes(to).forEach(prolong::set);
        written(prolong);
    }

    /** Ends a pause after a probe that went well. */
    public void end(Pause seen) {
        Expression delete = still(seen);
        Transaction.settle(dynamo.client(), List.of(delete.delete()));
    }

    private Expression still(Pause seen) {
        return Expression.on(dynamo.tables().routing(), Key.pause())
                .when("#since = :seenSince AND #until = :seenUntil")
                .with("seenSince", value(seen.since()))
                .with("seenUntil", value(seen.until()));
    }

    private boolean written(Expression write) {
        try {
            dynamo.client().updateItem(write.updateAlone());
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    private static Map<String, AttributeValue> attributes(Pause pause) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("why", value(pause.why().word()));
        item.put("text", value(pause.text()));
        item.put("since", value(pause.since()));
        item.put("until", value(pause.until()));
        item.put("probes", value(pause.probes()));
        return item;
    }

    private static Pause read(Map<String, AttributeValue> item) {
        return new Pause(
                Pause.Why.of(Attributes.text(item, "why")),
                Attributes.text(item, "text"),
                Attributes.timeOrEpoch(item, "since"),
                Attributes.timeOrEpoch(item, "until"),
                Attributes.integer(item, "probes"));
    }
}
