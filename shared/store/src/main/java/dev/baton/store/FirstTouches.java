package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.json.Json;
import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Sla;
import dev.baton.lead.SlaNotice;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The clocks of first touches. A step is noted before it is told, in one transaction with the event on the lead, on condition that nobody has
 * touched, taken or moved the lead: so each step is noted once, whoever looks, and what was noted is told until that, too, is noted. Thread-safe.
 */
public final class FirstTouches {
    /** How long after a step was noted the watch looks whether it was told. */
    public static final Duration TELL_AGAIN = Duration.ofMinutes(2);

    /** What stands in the index in the place of a status. */
    static final String SHARD = "sla";

    private final Dynamo dynamo;
    private final LeadStore leads;
    private final Rerouting rerouting;

    /** What came of noting a step. */
    public sealed interface Noted {
        /** It was noted: tell it now. */
        record Done(FirstTouchWatch now) implements Noted {}

        /** The lead was taken from its owner, and is received again in the next routing: send it on its way, and tell it. */
        record Taken(FirstTouchWatch now, LeadState before, int routing) implements Noted {}

        /** Somebody else was first; nothing was written. {@code why} is for a log: who or what, without personal data. */
        record Late(String why) implements Noted {}
    }

    public FirstTouches(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
        this.leads = new LeadStore(client, tables);
        this.rerouting = new Rerouting(client, tables);
    }

    /** One routing's, read strongly. */
    public Optional<FirstTouchWatch> read(LeadId lead, int routing) {
        return dynamo.get(dynamo.inLeads(Key.sla(lead, routing))).map(FirstTouches::watch);
    }

    /** All of a lead's, the first routing first; those that were kept in time are gone. */
    public List<FirstTouchWatch> all(LeadId lead) {
        List<FirstTouchWatch> all = new ArrayList<>();
        dynamo.query(dynamo.tables().leads(), Key.lead(lead).pk(), Key.SLA_PREFIX, item -> all.add(watch(item)));
        return all;
    }

    /**
     * Notes that the owner is reminded, or that it was too late and what is done about it short of taking the lead away.
     *
     * @param seen how the lead stood, untouched, when this was decided
     * @param reminded how many reminders are over with this step
     */
    public Noted note(FirstTouchWatch before, LeadState seen, SlaNotice notice, int reminded) {
        FirstTouchWatch after = after(before, notice, reminded);
        String table = dynamo.tables().leads();
        Expression unmoved = Standing.whenAs(Expression.on(table, Key.lead(before.lead())), seen)
                .when("attribute_not_exists(#firstTouchAt)");
        List<TransactWriteItem> items = List.of(
                step(table, before, after).update(), unmoved.check(), Events.put(table, before.lead(), event(notice)));
        return Transaction.settle(dynamo.client(), items) instanceof Transaction.Result.Written
                ? new Noted.Done(after)
                : new Noted.Late(late(before, seen));
    }

    /**
     * Notes that it was too late, and takes the lead from its owner: its next routing begins in the same transaction.
     *
     * @param seen how the lead stood, untouched, when this was decided
     * @param notTo who must not get it next
     * @param had who had it and did not touch it, the oldest first, with whoever has it now
     */
    public Noted takeAway(
            FirstTouchWatch before, LeadState seen, SlaNotice notice, Set<String> notTo, List<String> had) {
        FirstTouchWatch after = after(before, notice, before.clock().reminders().size());
        Reroute why = new Reroute("watch", "nobody touched it in time", notTo, false);
        TransactWriteItem step = step(dynamo.tables().leads(), before, after).update();
        TransactWriteItem event = Events.put(dynamo.tables().leads(), before.lead(), event(notice));
        return switch (rerouting.takeAway(seen, why, had, List.of(step, event), notice.at())) {
            case RerouteResult.Started(LeadState was, int routing) -> new Noted.Taken(after, was, routing);
            case RerouteResult.Changed _, RerouteResult.NotNow _, RerouteResult.Unknown _ ->
                new Noted.Late(late(before, seen));
        };
    }

    /** Who was first. */
    String late(FirstTouchWatch before, LeadState seen) {
        Optional<LeadState> found = leads.state(before.lead());
        if (found.isEmpty()) {
            return "the lead is gone";
        }
        LeadState there = found.get();
        if (there.firstTouchAt().isPresent()) {
            return "it was touched";
        }
        if (there.routing() != seen.routing()) {
            return "it was routed once more";
        }
        if (there.status() != seen.status()) {
            return "it is " + there.status().word();
        }
        return there.owner().equals(seen.owner()) ? "another watch did it" : "somebody gave it to somebody else";
    }

    /** What the item says once the step is noted. In shadow there is nothing to tell. */
    static FirstTouchWatch after(FirstTouchWatch before, SlaNotice notice, int reminded) {
        boolean breach = notice.kind() == SlaNotice.Kind.BREACH;
        boolean tells = before.mode() == Mode.LIVE;
        Optional<Instant> next =
                breach ? Optional.empty() : Optional.of(FirstTouchWatch.next(before.clock(), reminded));
        return new FirstTouchWatch(
                before.lead(),
                before.routing(),
                before.terms(),
                before.clock(),
                before.route(),
                before.pool(),
                before.playbookVersion(),
                before.mode(),
                reminded,
                breach ? Optional.of(notice.at()) : before.breachedAt(),
                tells ? Optional.of(notice) : Optional.empty(),
                tells ? Optional.of(notice.at().plus(TELL_AGAIN)) : next);
    }

    static LeadEvent event(SlaNotice notice) {
        String kind = notice.kind() == SlaNotice.Kind.BREACH ? "breached" : "reminded";
        return new LeadEvent(notice.at(), kind, "watch", text(notice));
    }

    private static String text(SlaNotice notice) {
        String due = "the first touch " + (notice.kind() == SlaNotice.Kind.BREACH ? "was" : "is") + " due at "
                + notice.due().truncatedTo(ChronoUnit.SECONDS);
        String done = switch (notice.action()) {
            case REMIND -> "";
            case TELL_MANAGER -> "; the manager is told";
            case REASSIGN -> "; it is taken from " + Reowning.name(notice.owner());
        };
        return due + done + (notice.why().isEmpty() ? "" : ", because " + notice.why());
    }

    /** On condition that the item is as it was read. */
    static Expression step(String table, FirstTouchWatch before, FirstTouchWatch after) {
        Expression step = whenAs(Expression.on(table, Key.sla(before.lead(), before.routing())), before)
                .set("reminded", value(after.reminded()));
        after.breachedAt().ifPresent(at -> step.set("breachedAt", value(at)));
        after.telling()
                .ifPresentOrElse(notice -> step.set("telling", value(Json.text(notice))), () -> step.remove("telling"));
        return due(step, after.dueAt());
    }

    private static Expression due(Expression step, Optional<Instant> at) {
        return at.isPresent()
                ? step.set("dueAt", LeadItem.due(at.get()))
                : step.remove("dueAt").remove("shard");
    }

    private static Expression whenAs(Expression write, FirstTouchWatch seen) {
        return seen.dueAt().isPresent()
                ? write.when("#dueAt = :dueSeen")
                        .with("dueSeen", LeadItem.due(seen.dueAt().get()))
                : write.when("attribute_exists(#pk) AND attribute_not_exists(#dueAt)");
    }

    /** Notes that the step was told: the next one is waited for. */
    public void told(FirstTouchWatch noted) {
        Optional<Instant> next = noted.breachedAt().isPresent()
                ? Optional.empty()
                : Optional.of(FirstTouchWatch.next(noted.clock(), noted.reminded()));
        String table = dynamo.tables().leads();
        attempt(due(
                whenAs(Expression.on(table, Key.sla(noted.lead(), noted.routing())), noted)
                        .remove("telling"),
                next));
    }

    /** Looks no more, but keeps what is known: the lead may be opened again. */
    public void stop(FirstTouchWatch seen) {
        Expression stop = whenAs(Expression.on(dynamo.tables().leads(), Key.sla(seen.lead(), seen.routing())), seen);
        attempt(due(stop, Optional.empty()));
    }

    /** Forgets a clock that has nothing to say any more: the lead was touched, or is in another routing. */
    public void forget(FirstTouchWatch seen) {
        TransactWriteItem delete = whenAs(
                        Expression.on(dynamo.tables().leads(), Key.sla(seen.lead(), seen.routing())), seen)
                .delete();
        Transaction.settle(dynamo.client(), List.of(delete));
    }

    /** What is refused was done by another watch. */
    private void attempt(Expression write) {
        try {
            dynamo.client().updateItem(write.updateAlone());
        } catch (ConditionalCheckFailedException _) {
            return;
        }
    }

    /** A fresh one, over whatever an earlier attempt left. */
    static TransactWriteItem put(String table, FirstTouchWatch fresh) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("shard", value(LeadItem.shard(SHARD, fresh.lead())));
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

    private static FirstTouchWatch watch(Map<String, AttributeValue> item) {
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
                Attributes.has(item, "telling")
                        ? Optional.of(Json.read(Attributes.text(item, "telling"), SlaNotice.class))
                        : Optional.empty(),
                LeadItem.dueAt(item));
    }
}
