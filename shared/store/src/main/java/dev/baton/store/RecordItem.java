package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.lead.LeadId;
import dev.baton.store.Sighting.Kind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The items {@code RECORD#id / LEAD} and {@code LEAD#id / RECORD}. */
final class RecordItem {
    private RecordItem() {}

    static Records.Leads leads(Map<String, AttributeValue> item) {
        return new Records.Leads(
                new LeadId(Attributes.text(item, "lead")),
                Attributes.timeOrEpoch(item, "at"),
                Attributes.set(item, "earlier").stream().map(LeadId::new).collect(Collectors.toUnmodifiableSet()));
    }

    static TransactWriteItem put(String table, String record, Records.Leads leads, long seen) {
        Map<String, AttributeValue> attributes = new HashMap<>(Map.of(
                "lead", value(leads.lead().value()),
                "at", value(leads.at()),
                "version", value(seen + 1)));
        if (!leads.earlier().isEmpty()) {
            attributes.put(
                    "earlier",
                    Attributes.ofAll(leads.earlier().stream().map(LeadId::value).toList()));
        }
        return Expression.on(table, Key.recordLead(record)).whenVersion(seen).put(attributes);
    }

    static RecordState state(Map<String, AttributeValue> item) {
        return new RecordState(
                LeadItem.id(item),
                Attributes.text(item, "record"),
                Kind.valueOf(Attributes.text(item, "kind").toUpperCase(Locale.ROOT)),
                Attributes.truth(item, "existed"),
                register(item, "owner"),
                register(item, "status"),
                register(item, "converted"),
                register(item, "deleted"),
                Attributes.text(item, "ownerWritten"),
                Attributes.timeOrEpoch(item, "writtenAt"),
                Attributes.integer(item, "writtenRouting"));
    }

    static Map<String, AttributeValue> attributes(RecordState state) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("record", value(state.record()));
        item.put("kind", value(state.kind().name().toLowerCase(Locale.ROOT)));
        item.put("existed", value(state.existed()));
        state.owner().ifPresent(register -> item.put("owner", register(register)));
        state.status().ifPresent(register -> item.put("status", register(register)));
        state.converted().ifPresent(register -> item.put("converted", register(register)));
        state.deleted().ifPresent(register -> item.put("deleted", register(register)));
        if (state.writtenRouting() > 0) {
            item.put("ownerWritten", value(state.ownerWritten()));
            item.put("writtenAt", value(state.writtenAt()));
            item.put("writtenRouting", value(state.writtenRouting()));
        }
        return item;
    }

    private static AttributeValue register(Register register) {
        return value(Map.of(
                "value", value(register.value()),
                "at", value(register.stamp().at()),
                "number", value(register.stamp().number()),
                "since", value(register.since()),
                "told", value(register.told()),
                "ours", value(register.ours()),
                "by", value(register.by()),
                "otherwise", value(register.otherwise())));
    }

    private static Optional<Register> register(Map<String, AttributeValue> item, String name) {
        Map<String, AttributeValue> map = Attributes.map(item, name);
        return map.isEmpty()
                ? Optional.empty()
                : Optional.of(new Register(
                        Attributes.text(map, "value"),
                        new Stamp(Attributes.timeOrEpoch(map, "at"), Attributes.number(map, "number")),
                        Attributes.timeOrEpoch(map, "since"),
                        Attributes.truth(map, "told"),
                        Attributes.truth(map, "ours"),
                        Attributes.text(map, "by"),
                        Attributes.timeOrEpoch(map, "otherwise")));
    }
}
