package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.playbook.RouteWhen;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The item {@code PLAYBOOK / INTAKE}: what those must know of the active version who have no playbook, in attributes of its own: {@code route-when}
 * for ingest and track, the fallback queue for deliver.
 */
final class IntakeItem {
    private IntakeItem() {}

    static TransactWriteItem put(String table, int version, RouteWhen intake, String fallbackQueue) {
        return Expression.on(table, Key.intake())
                .put(Map.of(
                        "version", value(version),
                        "fallbackQueue", value(fallbackQueue),
                        "salesforceCreated", value(intake.salesforceCreated()),
                        "becomes",
                                AttributeValue.fromL(intake.becomes().stream()
                                        .map(IntakeItem::becomes)
                                        .toList())));
    }

    private static AttributeValue becomes(RouteWhen.Becomes one) {
        return value(Map.of(
                "field",
                value(one.field()),
                "values",
                AttributeValue.fromL(
                        one.values().stream().map(Attributes::value).toList())));
    }

    static RouteWhen read(Map<String, AttributeValue> item) {
        return new RouteWhen(
                Attributes.truth(item, "salesforceCreated"),
                list(item, "becomes").stream()
                        .map(AttributeValue::m)
                        .map(one -> new RouteWhen.Becomes(
                                Attributes.text(one, "field"),
                                list(one, "values").stream()
                                        .map(AttributeValue::s)
                                        .toList()))
                        .toList());
    }

    private static List<AttributeValue> list(Map<String, AttributeValue> item, String name) {
        @Nullable AttributeValue there = item.get(name);
        return there == null || !there.hasL() ? List.of() : there.l();
    }
}
