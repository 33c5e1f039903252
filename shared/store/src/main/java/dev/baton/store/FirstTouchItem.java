package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.json.Json;
import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Sla;
import dev.baton.lead.SlaNotice;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The items {@code LEAD#id / SLA#routing}. */
final class FirstTouchItem {
    /** What stands in the index in the place of a status. */
    static final String SHARD = "sla";

    private FirstTouchItem() {}

    /** A fresh one, over whatever an earlier attempt left. */
    static TransactWriteItem put(String table, FirstTouchWatch fresh) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("shard", shard(fresh.lead()));
        fresh.dueAt().ifPresent(at -> item.put("dueAt", LeadItem.due(at)));
        item.put("terms", value(Json.text(fresh.terms())));
        item.put("clock", value(Json.text(fresh.clock())));
        item.put("route", value(fresh.route()));
        item.put("pool", value(fresh.pool()));
        item.put("playbookVersion", value(fresh.playbookVersion()));
        item.put("mode", value(fresh.mode().word()));
        item.put("reminded", value(fresh.reminded()));
        return Expression.on(table, Key.sla(fresh.lead(), fresh.routing())).put(item);
    }

    /** From what was read to what it is now, on condition that it is as it was read. */
    static Expression change(String table, FirstTouchWatch before, FirstTouchWatch after) {
        Expression change = whenAs(table, before).set("reminded", value(after.reminded()));
        after.breachedAt().ifPresent(at -> change.set("breachedAt", value(at)));
        after.telling()
                .ifPresentOrElse(
                        notice -> change.set("telling", value(Json.text(notice))), () -> change.remove("telling"));
        after.putOff().ifPresentOrElse(off -> change.set("putOff", off(off)), () -> change.remove("putOff"));
        if (!after.answered().isEmpty()) {
            change.set("answered", value(after.answered()));
        }
        return due(change, after.lead(), after.dueAt());
    }

    /** Without a time to look at it, it is not in the index. */
    static Expression due(Expression change, LeadId lead, Optional<Instant> at) {
        return at.isPresent()
                ? change.set("dueAt", LeadItem.due(at.get())).set("shard", shard(lead))
                : change.remove("dueAt").remove("shard");
    }

    /** Each step and each notice that is put off moves the time at which the watch looks next. */
    static Expression whenAs(String table, FirstTouchWatch seen) {
        Expression write = Expression.on(table, Key.sla(seen.lead(), seen.routing()));
        return seen.dueAt().isPresent()
                ? write.when("#dueAt = :dueSeen")
                        .with("dueSeen", LeadItem.due(seen.dueAt().get()))
                : write.when("attribute_exists(#pk) AND attribute_not_exists(#dueAt)");
    }

    private static AttributeValue shard(LeadId lead) {
        return value(LeadItem.shard(SHARD, lead));
    }

    private static AttributeValue off(FirstTouchWatch.PutOff off) {
        return value(Map.of(
                "notice", value(Json.text(off.notice())),
                "until", value(off.until()),
                "times", value(off.times()),
                "tries", value(off.tries())));
    }

    static FirstTouchWatch watch(Map<String, AttributeValue> item) {
        return new FirstTouchWatch(
                LeadItem.id(item),
                Integer.parseInt(Key.of(item).sk().substring(Key.SLA_PREFIX.length())),
                Json.read(Attributes.text(item, "terms"), Sla.class),
                Json.read(Attributes.text(item, "clock"), Sla.Clock.class),
                Attributes.text(item, "route"),
                Attributes.text(item, "pool"),
                Attributes.integer(item, "playbookVersion"),
                Mode.of(Attributes.text(item, "mode")),
                Attributes.integer(item, "reminded"),
                Attributes.time(item, "breachedAt"),
                notice(item, "telling"),
                putOff(Attributes.map(item, "putOff")),
                Attributes.text(item, "answered"),
                LeadItem.dueAt(item));
    }

    private static Optional<SlaNotice> notice(Map<String, AttributeValue> item, String name) {
        return Attributes.has(item, name)
                ? Optional.of(Json.read(Attributes.text(item, name), SlaNotice.class))
                : Optional.empty();
    }

    private static Optional<FirstTouchWatch.PutOff> putOff(Map<String, AttributeValue> map) {
        return notice(map, "notice")
                .map(notice -> new FirstTouchWatch.PutOff(
                        notice,
                        Attributes.timeOrEpoch(map, "until"),
                        Attributes.integer(map, "times"),
                        Attributes.integer(map, "tries")));
    }
}
