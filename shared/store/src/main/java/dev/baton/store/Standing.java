package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.roster.Capacity;
import dev.baton.roster.Load;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The parts that transactions share which take a lead away from where it stands: from somebody's load, from a list of waiting leads. */
record Standing(Dynamo dynamo, RosterStore roster) {
    /** On condition that the lead stands as it was seen: routing, status, owner, whether it counts, and the list it is on. */
    static Expression whenAs(Expression write, LeadState seen) {
        LeadItem.whenRouting(LeadItem.whenStatus(write, seen.status()), seen.routing());
        LeadItem.whenOwned(write, seen);
        seen.hold().ifPresent(hold -> write.when("#heldPool = :waitsIn").with("waitsIn", value(hold.pool())));
        return write;
    }

    /** Takes the lead off its list, where it is on one. */
    Optional<TransactWriteItem> unlisted(LeadState seen) {
        return seen.hold()
                .map(hold -> Expression.on(dynamo.tables().leads(), Key.held(hold.pool(), seen.acceptedAt(), seen.id()))
                        .delete());
    }

    /** The loads when a lead goes from whoever counts it to whoever counts it next; nothing when that is the same one. */
    List<TransactWriteItem> loads(LeadState seen, Optional<String> onto, String pool, Instant at) {
        String table = dynamo.tables().routing();
        List<TransactWriteItem> items = new ArrayList<>();
        Optional<String> from = seen.open() ? seen.owner().flatMap(Turns::rep) : Optional.empty();
        if (from.equals(onto) && seen.pool().equals(pool)) {
            return items;
        }
        if (from.equals(onto)) {
            from.ifPresent(rep -> {
                Versioned<Load> load = roster.load(rep);
                Load moved = Capacity.assigned(Capacity.closed(load.value(), seen.pool()), pool, at, zone(rep));
                items.add(Loads.put(table, rep, moved, load.version()));
            });
            return items;
        }
        from.ifPresent(rep -> {
            Versioned<Load> load = roster.load(rep);
            items.add(Loads.put(table, rep, Capacity.closed(load.value(), seen.pool()), load.version()));
        });
        onto.ifPresent(rep -> {
            Versioned<Load> load = roster.load(rep);
            items.add(Loads.put(table, rep, Capacity.assigned(load.value(), pool, at, zone(rep)), load.version()));
        });
        return items;
    }

    /** The days of somebody who is not in the roster (any more) are UTC's. */
    private ZoneId zone(String rep) {
        return roster.rep(rep).map(its -> its.value().zone()).orElse(ZoneOffset.UTC);
    }
}
