package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.lead.LeadId;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The items {@code LEAD#id / EVENT#...}: written with the change they tell, never alone. */
final class Events {
    private Events() {}

    static TransactWriteItem put(String table, LeadId id, LeadEvent event) {
        return put(Expression.on(table, Key.event(id, event.at(), event.kind())), event);
    }

    /** The same, unless it is there. */
    static TransactWriteItem once(String table, LeadId id, LeadEvent event) {
        return put(
                Expression.on(table, Key.event(id, event.at(), event.kind())).when("attribute_not_exists(#pk)"), event);
    }

    private static TransactWriteItem put(Expression write, LeadEvent event) {
        return write.put(Map.of(
                "at",
                value(event.at()),
                "kind",
                value(event.kind()),
                "by",
                value(event.by()),
                "why",
                value(event.why())));
    }
}
