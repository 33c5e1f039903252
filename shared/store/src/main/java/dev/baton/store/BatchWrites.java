package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.json.Json;
import dev.baton.lead.Decision;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Status;
import dev.baton.lead.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The items of one transaction of assign, each with what its refusal means. */
final class BatchWrites {
    /**
     * One item.
     *
     * @param refusal what it means when its condition fails, given what is there
     */
    record Slot(TransactWriteItem write, Function<Map<String, AttributeValue>, Refusal> refusal) {}

    private final Tables tables;
    private final Batch batch;
    private final List<Slot> slots = new ArrayList<>();

    BatchWrites(Tables tables, Batch batch) {
        this.tables = tables;
        this.batch = batch;
    }

    List<Slot> all() {
        slots.clear();
        for (LeadChange change : batch.leads()) {
            switch (change) {
                case LeadChange.Decide decide -> decide(decide);
                case LeadChange.Park park -> park(park);
            }
        }
        batch.loads().forEach((rep, load) -> {
            add(
                    Loads.put(tables.routing(), rep, load, version(batch.read().loads(), rep)),
                    new Refusal.Stale("the load of a rep"));
            add(
                    Expression.on(tables.routing(), Key.profile(rep))
                            .whenVersion(version(batch.read().reps(), rep))
                            .check(),
                    new Refusal.Stale("the profile of a rep"));
        });
        batch.turns().forEach((pool, turn) -> {
            long seen = version(batch.read().turns(), pool);
            add(
                    Expression.on(tables.routing(), Key.turn(pool))
                            .whenVersion(seen)
                            .put(Map.of("turn", value(Json.text(turn)), "version", value(seen + 1))),
                    new Refusal.Stale("the turn of " + pool));
        });
        batch.companies()
                .forEach((name, last) -> add(
                        Companies.put(
                                tables.leads(), name, last, version(batch.read().companies(), name)),
                        new Refusal.Stale("the last lead of a company")));
        return List.copyOf(slots);
    }

    private static long version(Map<String, ? extends Versioned<?>> read, String key) {
        return Optional.ofNullable(read.get(key)).map(Versioned::version).orElse(0L);
    }

    private void add(TransactWriteItem write, Refusal refusal) {
        slots.add(new Slot(write, _ -> refusal));
    }

    private void decide(LeadChange.Decide decide) {
        String table = tables.leads();
        Outcome outcome = decide.decision().outcome();
        Expression move = LeadItem.move(table, decide.id(), status(outcome), batch.now())
                .set("attempts", value(0))
                .remove(LeadItem.HOLD)
                .remove("waiters");
        LeadItem.markDelivery(move, decide.routing(), batch.now());
        LeadItem.mode(move, decide.decision().mode());
        if (outcome instanceof Outcome.Assigned assigned) {
            owned(move, assigned.owner(), decide.decision().mode());
            move.set("pool", value(assigned.pool())).set("assignedAt", value(batch.now()));
            decide.turn().ifPresentOrElse(taken -> move.set("turn", LeadItem.turn(taken)), () -> move.remove("turn"));
            if (decide.decision().verdict() instanceof Verdict.Routed routed) {
                move.set("route", value(routed.route()));
            }
        }
        decide.decision()
                .sla()
                .ifPresentOrElse(clock -> move.set("slaDue", value(clock.due())), () -> move.remove("slaDue"));
        lead(decide, move);
        promise(decide.decision());
        slots.add(new Slot(
                Outcomes.decision(table, decide.decision(), decide.facts()), _ -> new Refusal.Stale("a decision")));
        unlist(decide.was());
        decide.first().item(table, decide.lead()).ifPresent(write -> add(write, new Refusal.PersonKnown(decide.id())));
    }

    private void promise(Decision decision) {
        if (decision.verdict() instanceof Verdict.Routed routed) {
            decision.sla()
                    .flatMap(clock -> routed.sla().map(terms -> FirstTouchWatch.of(decision, routed, terms, clock)))
                    .ifPresent(fresh ->
                            add(FirstTouchItem.put(tables.leads(), fresh), new Refusal.Stale("a first touch's clock")));
        }
    }

    /** In shadow nobody gets it: who really has it is what Salesforce says later. */
    private static void owned(Expression move, Owner owner, Mode mode) {
        switch (mode) {
            case LIVE ->
                move.set("owner", LeadItem.owner(owner))
                        .set("open", value(owner instanceof Owner.Rep))
                        .remove("chosen", "ownerBy");
            case SHADOW ->
                move.set("chosen", LeadItem.owner(owner))
                        .set("open", value(false))
                        .remove("owner", "ownerBy");
        }
    }

    private void park(LeadChange.Park park) {
        String table = tables.leads();
        Parking parking = park.to().parking();
        Expression move = LeadItem.move(table, park.id(), Status.HELD, batch.now())
                .set("heldPool", value(parking.pool()))
                .set("heldSince", value(parking.waited().since()))
                .set("heldUntil", value(parking.wakeAt()))
                .set("heldThen", value(parking.waited().then()))
                .set("dueAt", LeadItem.due(parking.wakeAt()))
                .remove("waiters");
        parking.fault()
                .ifPresentOrElse(fault -> move.set("heldWhy", value(fault.what())), () -> move.remove("heldWhy"));
        lead(park, move);
        if (park.was().isPresent() && !park.was().get().key().equals(park.to().key())) {
            unlist(park.was());
        }
        add(HeldLeads.put(table, park.to()), new Refusal.Stale("a held list"));
        parking.first().filter(first -> isNew(park, first)).ifPresent(first -> awaits(first, parking.pool()));
    }

    private static boolean isNew(LeadChange.Park park, Parking.ForFirst first) {
        return park.was()
                .flatMap(was -> was.parking().first())
                .filter(first::equals)
                .isEmpty();
    }

    /** Leaves word with the first lead of the person, as long as it has no outcome. */
    private void awaits(Parking.ForFirst first, String pool) {
        Expression word = Expression.on(tables.leads(), Key.lead(first.lead()))
                .add("waiters", AttributeValue.fromSs(List.of(pool)));
        add(LeadItem.whenStatus(word, Status.RECEIVED).update(), new Refusal.Stale("the first lead of a person"));
    }

    private void unlist(Optional<HeldLead> was) {
        was.ifPresent(
                held -> add(Expression.on(tables.leads(), held.key()).delete(), new Refusal.Stale("a held list")));
    }

    private void lead(LeadChange change, Expression move) {
        change.was()
                .ifPresentOrElse(
                        was -> LeadItem.whenRouting(LeadItem.whenStatus(move, Status.HELD), change.routing())
                                .when("#heldPool = :inPool AND #heldUntil = :untilSeen")
                                .with("inPool", value(was.parking().pool()))
                                .with("untilSeen", value(was.parking().wakeAt())),
                        () -> LeadItem.whenUndecided(move, change.routing()));
        LeadItem.whenAwaitedBy(move, change.waiters());
        slots.add(new Slot(move.update(), there -> refusal(change, there)));
    }

    private static Refusal refusal(LeadChange change, Map<String, AttributeValue> item) {
        if (item.isEmpty()) {
            return new Refusal.Overtaken(change.id());
        }
        LeadState there = LeadItem.state(item);
        if (there.routing() != change.routing()) {
            return new Refusal.Overtaken(change.id());
        }
        return switch (there.status()) {
            case CLOSED, ERASED -> new Refusal.Overtaken(change.id());
            case ASSIGNED, NURTURED, REJECTED -> new Refusal.Duplicate(there);
            case HELD ->
                change.was().isEmpty()
                        ? new Refusal.ParkedAlready(change.id())
                        : awaitedOrStale(change, there, "a held lead");
            case RECEIVED, STUCK -> awaitedOrStale(change, there, "a lead");
        };
    }

    private static Refusal awaitedOrStale(LeadChange change, LeadState there, String what) {
        return there.waiters().equals(change.waiters())
                ? new Refusal.Stale(what)
                : new Refusal.Awaited(change.id(), there.waiters());
    }

    private static Status status(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Assigned _ -> Status.ASSIGNED;
            case Outcome.Nurtured _ -> Status.NURTURED;
            case Outcome.Rejected _ -> Status.REJECTED;
            case Outcome.Held _ -> throw new IllegalArgumentException("a lead that waits is parked, not decided");
        };
    }
}
