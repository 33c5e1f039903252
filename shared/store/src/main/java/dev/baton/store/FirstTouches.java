package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.lead.LeadId;
import dev.baton.lead.SlaNotice;
import dev.baton.lead.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The clocks of first touches. A step is noted before it is told, in one transaction with the event on the lead, on condition that nobody has
 * touched, taken or moved the lead: so each step is noted once, whoever looks, and what was noted is told until that, too, is noted. Thread-safe.
 */
public final class FirstTouches {
    /** How long after a step was noted the watch looks whether it was told. */
    public static final Duration TELL_AGAIN = Duration.ofMinutes(2);

    private static final int TRIES = 20;

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
        return dynamo.get(dynamo.inLeads(Key.sla(lead, routing))).map(FirstTouchItem::watch);
    }

    /** All of a lead's, the first routing first; those that were kept in time are gone. */
    public List<FirstTouchWatch> all(LeadId lead) {
        List<FirstTouchWatch> all = new ArrayList<>();
        dynamo.query(
                dynamo.tables().leads(),
                Key.lead(lead).pk(),
                Key.SLA_PREFIX,
                item -> all.add(FirstTouchItem.watch(item)));
        return all;
    }

    /**
     * Notes that the owner is reminded, or that it was too late and what is done about it short of taking the lead away.
     *
     * @param seen how the lead stood, untouched, when this was decided
     * @param reminded how many reminders are over with this step
     */
    public Noted note(FirstTouchWatch before, LeadState seen, SlaNotice notice, int reminded) {
        FirstTouchWatch after = before.noted(notice, reminded);
        Expression unmoved = Standing.whenAs(Expression.on(table(), Key.lead(before.lead())), seen)
                .when("attribute_not_exists(#firstTouchAt)");
        List<TransactWriteItem> items = List.of(
                FirstTouchItem.change(table(), before, after).update(),
                unmoved.check(),
                Events.put(table(), before.lead(), event(notice)));
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
        FirstTouchWatch after = before.noted(notice, before.clock().reminders().size());
        Reroute why = new Reroute("watch", "nobody touched it in time", notTo, false);
        TransactWriteItem step = FirstTouchItem.change(table(), before, after).update();
        TransactWriteItem event = Events.put(table(), before.lead(), event(notice));
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

    static LeadEvent event(SlaNotice notice) {
        String kind = notice.kind() == SlaNotice.Kind.BREACH ? "breached" : "reminded";
        return new LeadEvent(notice.at(), kind, "watch", text(notice));
    }

    private static String text(SlaNotice notice) {
        String due = "the first touch " + (notice.kind() == SlaNotice.Kind.BREACH ? "was" : "is") + " due at "
                + notice.due().truncatedTo(ChronoUnit.SECONDS);
        String done = switch (notice.action()) {
            case REMIND -> notice.tell().isEmpty() ? "" : "; to be told: " + notice.tell();
            case TELL_MANAGER ->
                notice.tell().isEmpty() ? "; there is nobody to tell" : "; to be told: " + notice.tell();
            case REASSIGN -> "; it is taken from " + Reowning.name(notice.owner());
        };
        return due + done + (notice.why().isEmpty() ? "" : ", because " + notice.why());
    }

    /** Notes that the step was sent to be told: the next one is waited for. */
    public void told(FirstTouchWatch noted) {
        attempt(FirstTouchItem.change(table(), noted, noted.told()));
    }

    /** Notes that a notice that had been put off was sent once more. */
    public void sentAgain(FirstTouchWatch seen, Instant now) {
        attempt(FirstTouchItem.change(table(), seen, seen.sentAgain(now)));
    }

    /**
     * Puts a notice off that could not be told in Salesforce yet: the watch sends it again, unless the next step overtakes it.
     *
     * @return false when it has nothing to say any more: a later step was noted, or the lead was touched or routed once more
     */
    public boolean putOff(LeadId lead, int routing, FirstTouchWatch.PutOff off) {
        return settled(lead, routing, seen -> {
            Optional<FirstTouchWatch> there = seen.filter(it -> !it.isPast(off.notice()));
            return there.map(it ->
                    List.of(FirstTouchItem.change(table(), it, it.off(off)).update()));
        });
    }

    /**
     * Notes what came of a notice in Salesforce, once, however often it is asked to.
     *
     * @param event what is kept with the lead; nothing is where the lead was erased
     */
    public void answered(SlaNotice notice, LeadEvent event) {
        boolean _ = settled(notice.lead(), notice.routing(), seen -> {
            if (seen.filter(it -> it.answered().equals(notice.id())).isPresent()) {
                return Optional.empty();
            }
            List<TransactWriteItem> items = new ArrayList<>(List.of(
                    Expression.on(table(), Key.lead(notice.lead()))
                            .when("attribute_exists(#pk) AND #status <> :erased")
                            .with("erased", value(Status.ERASED.word()))
                            .check(),
                    Events.put(table(), notice.lead(), event)));
            seen.ifPresent(it -> items.add(
                    FirstTouchItem.change(table(), it, it.answered(notice)).update()));
            return Optional.of(items);
        });
    }

    /** Writes what follows from the clock as it is; empty: nothing. Whoever comes in between has it looked at again. */
    private boolean settled(
            LeadId lead, int routing, Function<Optional<FirstTouchWatch>, Optional<List<TransactWriteItem>>> write) {
        for (int again = 1; again <= TRIES; again++) {
            Optional<List<TransactWriteItem>> items = write.apply(read(lead, routing));
            if (items.isEmpty()
                    || leads.state(lead)
                            .filter(it -> it.status() != Status.ERASED)
                            .isEmpty()) {
                return false;
            }
            if (Transaction.settle(dynamo.client(), items.get()) instanceof Transaction.Result.Written) {
                return true;
            }
            Transaction.pause(again);
        }
        throw new StoreException.Busy(
                "the clock of a first touch changed at every try", new IllegalStateException(TRIES + " tries"));
    }

    private String table() {
        return dynamo.tables().leads();
    }

    /** Looks no more, but keeps what is known: the lead may be opened again. */
    public void stop(FirstTouchWatch seen) {
        attempt(FirstTouchItem.due(FirstTouchItem.whenAs(table(), seen), seen.lead(), Optional.empty()));
    }

    /** Forgets a clock that has nothing to say any more: the lead was touched, or is in another routing. */
    public void forget(FirstTouchWatch seen) {
        Transaction.settle(
                dynamo.client(), List.of(FirstTouchItem.whenAs(table(), seen).delete()));
    }

    /** What is refused was done by another watch. */
    private void attempt(Expression write) {
        try {
            dynamo.client().updateItem(write.updateAlone());
        } catch (ConditionalCheckFailedException _) {
            return;
        }
    }
}
