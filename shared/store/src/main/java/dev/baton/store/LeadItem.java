package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.lead.Keys;
import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Owner;
import dev.baton.lead.Status;
import dev.baton.store.LeadState.Delivery;
import dev.baton.store.LeadState.Hold;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item {@code LEAD#id / LEAD}: its attributes, and the parts of writes that many transitions share. */
final class LeadItem {
    /** What a hold consists of; removed as one by whoever ends it. */
    static final String[] HOLD = {"heldPool", "heldSince", "heldUntil", "heldThen", "heldWhy"};

    /** What an outcome, and what came after it, leaves on the lead; removed as one by whoever starts the next routing. */
    static final String[] OUTCOME = {
        "owner", "ownerBy", "chosen", "pool", "route", "mode", "assignedAt", "turn", "closedAt", "closeReason", "slaDue"
    };

    private LeadItem() {}

    static String shard(Status status, LeadId id) {
        return shard(status.word(), id);
    }

    static String shard(String what, LeadId id) {
        CRC32 crc = new CRC32();
        crc.update(id.value().getBytes(StandardCharsets.UTF_8));
        return shard(what, (int) (crc.getValue() % Tables.SHARDS));
    }

    static String shard(Status status, int number) {
        return shard(status.word(), number);
    }

    static String shard(String what, int number) {
        return what + "#" + number;
    }

    static AttributeValue due(Instant at) {
        return value(at.toEpochMilli());
    }

    /** A write that moves the lead to {@code status}. */
    static Expression move(String table, LeadId id, Status status, Instant now) {
        return Expression.on(table, Key.lead(id))
                .set("status", value(status.word()))
                .set("shard", value(shard(status, id)))
                .set("updatedAt", value(now));
    }

    /** The condition on which a routing may get its outcome. */
    static Expression whenUndecided(Expression write, int routing) {
        return whenRouting(write, routing)
                .when("#status IN (:received, :stuck)")
                .with("received", value(Status.RECEIVED.word()))
                .with("stuck", value(Status.STUCK.word()));
    }

    static Expression whenRouting(Expression write, int routing) {
        return write.when("#routing = :atRouting").with("atRouting", value(routing));
    }

    static Expression whenStatus(Expression write, Status status) {
        return write.when("#status = :was").with("was", value(status.word()));
    }

    /** The lead has the owner that was seen, and counts in the load as was seen. */
    static Expression whenOwned(Expression write, LeadState seen) {
        seen.owner()
                .ifPresentOrElse(
                        owner -> write.when("#owner = :ownedBy").with("ownedBy", owner(owner)),
                        () -> write.when("attribute_not_exists(#owner)"));
        return seen.open()
                ? write.when("#open = :counted").with("counted", value(true))
                : write.when("attribute_not_exists(#open) OR #open = :counted").with("counted", value(false));
    }

    /** Nobody waits for the lead but those who were seen. */
    static Expression whenAwaitedBy(Expression write, java.util.Set<String> seen) {
        return seen.isEmpty()
                ? write.when("attribute_not_exists(#waiters)")
                : write.when("#waiters = :waited").with("waited", Attributes.ofAll(seen));
    }

    /** Marks that the routing's outcome must be delivered, and when the watch looks whether it was. */
    static Expression markDelivery(Expression write, int routing, Instant now) {
        return write.set("deliverDue", delivery(new Delivery(routing, 0)))
                .set("dueAt", due(now.plus(Timers.FIRST_LOOK)))
                .set("triedAt", value(now))
                .remove("deliverStuck");
    }

    /** Marks that of the routing's delivery, whose event was published, the rest is due: the watch sends it next. */
    static Expression markRest(Expression write, int routing, Instant now) {
        return write.set("deliverDue", delivery(new Delivery(routing, 0, true, true, 0)))
                .set("dueAt", due(now))
                .set("triedAt", value(now))
                .remove("deliverStuck");
    }

    /** What is the rule is left out, so that the item and its entry in the index stay small. */
    static AttributeValue delivery(Delivery due) {
        Map<String, AttributeValue> mark = new HashMap<>();
        mark.put("routing", value(due.routing()));
        mark.put("attempts", value(due.attempts()));
        if (due.told()) {
            mark.put("told", value(true));
        }
        if (due.later()) {
            mark.put("later", value(true));
        }
        if (due.tries() > 0) {
            mark.put("tries", value(due.tries()));
        }
        return value(mark);
    }

    /** Marks what was decided in shadow, for everybody who reads the lead later. */
    static Expression mode(Expression write, Mode mode) {
        return switch (mode) {
            case SHADOW -> write.set("mode", value(mode.word()));
            case LIVE -> write.remove("mode");
        };
    }

    static AttributeValue owner(Owner owner) {
        return switch (owner) {
            case Owner.Rep(String id, String name, String bookingUrl) -> {
                Map<String, AttributeValue> card = new HashMap<>(Map.of("rep", value(id), "name", value(name)));
                if (!bookingUrl.isEmpty()) {
                    card.put("bookingUrl", value(bookingUrl));
                }
                yield value(card);
            }
            case Owner.Queue(String name) -> value(Map.of("queue", value(name)));
            case Owner.User(String id, String name) -> value(Map.of("user", value(id), "name", value(name)));
        };
    }

    static LeadState state(Map<String, AttributeValue> item) {
        return new LeadState(
                id(item),
                Status.of(Attributes.text(item, "status")),
                Attributes.integer(item, "routing"),
                Attributes.timeOrEpoch(item, "acceptedAt"),
                Attributes.timeOrEpoch(item, "updatedAt"),
                Attributes.text(item, "digest"),
                Attributes.text(item, "source"),
                new Keys(Attributes.text(item, "personKey"), Attributes.text(item, "companyKey")),
                dueAt(item),
                Attributes.integer(item, "attempts"),
                Attributes.timeOrEpoch(item, "triedAt"),
                owner(Attributes.map(item, "owner")),
                Attributes.text(item, "pool"),
                Attributes.text(item, "route"),
                Attributes.truth(item, "open"),
                Attributes.time(item, "assignedAt"),
                delivery(Attributes.map(item, "deliverDue")),
                Attributes.truth(item, "deliverStuck"),
                hold(item),
                Attributes.set(item, "waiters"),
                Attributes.time(item, "firstTouchAt"),
                Attributes.time(item, "closedAt"),
                Attributes.text(item, "closeReason"),
                Attributes.has(item, "mode") ? Mode.of(Attributes.text(item, "mode")) : Mode.LIVE,
                Attributes.integer(item, "overrides"),
                Attributes.text(item, "ownerBy"),
                turn(Attributes.map(item, "turn")),
                owner(Attributes.map(item, "chosen")),
                Attributes.set(item, "notTo"),
                Attributes.time(item, "slaDue"),
                Attributes.list(item, "tookFrom"));
    }

    static LeadId id(Map<String, AttributeValue> item) {
        return new LeadId(Attributes.text(item, Key.PK).substring("LEAD#".length()));
    }

    static Optional<Instant> dueAt(Map<String, AttributeValue> item) {
        return Attributes.has(item, "dueAt")
                ? Optional.of(Instant.ofEpochMilli(Attributes.number(item, "dueAt")))
                : Optional.empty();
    }

    static Optional<Owner> owner(Map<String, AttributeValue> map) {
        if (map.containsKey("queue")) {
            return Optional.of(new Owner.Queue(Attributes.text(map, "queue")));
        }
        if (map.containsKey("user")) {
            return Optional.of(new Owner.User(Attributes.text(map, "user"), Attributes.text(map, "name")));
        }
        return map.isEmpty()
                ? Optional.empty()
                : Optional.of(new Owner.Rep(
                        Attributes.text(map, "rep"), Attributes.text(map, "name"), Attributes.text(map, "bookingUrl")));
    }

    private static Optional<Delivery> delivery(Map<String, AttributeValue> map) {
        return map.isEmpty()
                ? Optional.empty()
                : Optional.of(new Delivery(
                        Attributes.integer(map, "routing"),
                        Attributes.integer(map, "attempts"),
                        Attributes.truth(map, "told"),
                        Attributes.truth(map, "later"),
                        Attributes.integer(map, "tries")));
    }

    static AttributeValue turn(TurnTaken taken) {
        return value(Map.of(
                "name", value(taken.name()),
                "rep", value(taken.rep()),
                "inRotation", value(taken.inRotation())));
    }

    private static Optional<TurnTaken> turn(Map<String, AttributeValue> map) {
        return map.isEmpty()
                ? Optional.empty()
                : Optional.of(new TurnTaken(
                        Attributes.text(map, "name"),
                        Attributes.text(map, "rep"),
                        Attributes.truth(map, "inRotation")));
    }

    private static Optional<Hold> hold(Map<String, AttributeValue> item) {
        return Attributes.has(item, "heldPool")
                ? Optional.of(new Hold(
                        Attributes.text(item, "heldPool"),
                        Attributes.timeOrEpoch(item, "heldSince"),
                        Attributes.timeOrEpoch(item, "heldUntil"),
                        Attributes.text(item, "heldThen"),
                        Attributes.text(item, "heldWhy")))
                : Optional.empty();
    }
}
