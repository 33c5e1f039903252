package dev.baton.watch;

import dev.baton.lead.Status;
import dev.baton.queue.Backlog;
import dev.baton.queue.Message;
import dev.baton.queue.Outgoing;
import dev.baton.queue.Sender;
import dev.baton.queue.Unsent;
import dev.baton.store.Active;
import dev.baton.store.Assignments;
import dev.baton.store.Due;
import dev.baton.store.Erasing;
import dev.baton.store.FirstTouches;
import dev.baton.store.LeadStore;
import dev.baton.store.Pause;
import dev.baton.store.Pauses;
import dev.baton.store.PlaybookStore;
import dev.baton.store.RosterStore;
import dev.baton.store.Tables;
import dev.baton.store.Timers;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * One sweep over everything that is due: the pools where leads wait first, then leads on their way and deliveries. One lead's trouble is
 * not another's. What is not reached in time is a later sweep's: the longest overdue comes first, and each minute another part of the
 * index does. Thread-safe.
 */
public class Sweep {
    private static final Logger LOG = Logger.getLogger(Sweep.class);

    private final Timers timers;
    private final LeadStore leads;
    private final Erasing erasing;
    private final PlaybookStore playbooks;
    private final Promises promises;
    private final Pauses pauses;
    private final Sender sender;
    private final Backlog backlog;
    private final Queues queues;
    private final int behindFrom;
    private final Clock clock;

    Sweep(
            Timers timers,
            LeadStore leads,
            Erasing erasing,
            PlaybookStore playbooks,
            Promises promises,
            Pauses pauses,
            Sender sender,
            Backlog backlog,
            Queues queues,
            int behindFrom,
            Clock clock) {
        this.timers = timers;
        this.leads = leads;
        this.erasing = erasing;
        this.playbooks = playbooks;
        this.promises = promises;
        this.pauses = pauses;
        this.sender = sender;
        this.backlog = backlog;
        this.queues = queues;
        this.behindFrom = behindFrom;
        this.clock = clock;
    }

    /** What looking after first touches takes. */
    record Promises(FirstTouches touches, RosterStore roster, Assignments assignments) {}

    /**
     * Sweeps once.
     *
     * @param timeIsUp asked before each lead
     */
    Swept run(BooleanSupplier timeIsUp) {
        Instant now = clock.instant();
        Tally tally = new Tally();
        ringAlone(tally);
        paused(tally);
        Look look = new Look(timers, leads, erasing, sender, queues, new Behind(backlog, behindFrom));
        Touches touches = new Touches(
                promises.touches(),
                leads,
                new People(playbooks, promises.roster(), promises.assignments()),
                sender,
                queues);
        boolean finished = true;
        for (Part part : parts(now)) {
            finished = finished
                    && switch (part) {
                        case Part.OfLeads(Status status, int shard) ->
                            timers.due(
                                    status, shard, now, due -> unlessLate(timeIsUp, () -> look(look, due, now, tally)));
                        case Part.OfFirstTouches(int shard) ->
                            timers.firstTouches(
                                    shard, now, due -> unlessLate(timeIsUp, () -> look(touches, due, now, tally)));
                    };
        }
        return tally.swept(finished);
    }

    private static boolean unlessLate(BooleanSupplier timeIsUp, Runnable look) {
        if (timeIsUp.getAsBoolean()) {
            return false;
        }
        look.run();
        return true;
    }

    /** One part of the index. */
    private sealed interface Part {
        record OfLeads(Status status, int shard) implements Part {}

        record OfFirstTouches(int shard) implements Part {}
    }

    /** All parts. Each minute another comes first, so that one with more than a sweep can look at keeps none waiting for ever. */
    private static List<Part> parts(Instant now) {
        List<Part> parts = new ArrayList<>();
        for (int shard = 0; shard < Tables.SHARDS; shard++) {
            parts.add(new Part.OfFirstTouches(shard));
        }
        for (Status status : Look.statuses()) {
            for (int shard = 0; shard < Tables.SHARDS; shard++) {
                parts.add(new Part.OfLeads(status, shard));
            }
        }
        Collections.rotate(parts, -Math.floorMod(now.getEpochSecond() / 60, parts.size()));
        return parts;
    }

    /** As long as Salesforce is paused the alarm stays on, whether or not deliver has anything to do just now. */
    private void paused(Tally tally) {
        try {
            pauses.current().ifPresent(pause -> {
                tally.count(Tally.Kind.SALESFORCE_PAUSED);
                tally.count(Tally.Kind.DAILY_LIMIT, pause.why() == Pause.Why.DAILY_LIMIT ? 1 : 0);
            });
        } catch (RuntimeException e) {
            LOG.errorf(
                    "whether Salesforce is paused is not known: %s",
                    e.getClass().getName());
            tally.count(Tally.Kind.FAILED);
        }
    }

    /** Leads that wait are one thing, leads that were lost another: when nobody can be rung, those are looked after all the same. */
    private void ringAlone(Tally tally) {
        try {
            ring(tally);
        } catch (RuntimeException e) {
            LOG.errorf(
                    "no pool was rung: %s; the next sweep rings them",
                    e.getClass().getName());
            tally.count(Tally.Kind.FAILED);
        }
    }

    private void ring(Tally tally) {
        Timers.Waiting waiting = timers.waiting();
        tally.count(Tally.Kind.HELD_BY_FAULT, waiting.byFault());
        Set<String> pools = waiting.pools();
        if (pools.isEmpty()) {
            return;
        }
        Active active = playbooks.active();
        List<Outgoing> bells = pools.stream()
                .map(pool -> Outgoing.inGroup(active.cells().cellOf(pool), new Message.Doorbell(pool)))
                .toList();
        List<Unsent> unsent = sender.sendAll(queues.assign(), bells);
        unsent.forEach(bell -> LOG.errorf("a pool was not rung: %s; the next sweep rings it", bell.why()));
        tally.count(Tally.Kind.RUNG, bells.size() - unsent.size());
        tally.count(Tally.Kind.FAILED, unsent.size());
    }

    private static void look(Touches touches, Timers.FirstTouchDue due, Instant now, Tally tally) {
        try {
            tally.count(Tally.Kind.SLA_OVERDUE, due.at().isBefore(now.minus(Timers.FIRST_LOOK)) ? 1 : 0);
            touches.at(due, now).ifPresent(tally::count);
        } catch (RuntimeException e) {
            LOG.errorf(
                    "the first touch of lead %s is due and could not be looked after: %s; a later sweep tries again",
                    due.lead(), e.getClass().getName());
            tally.count(Tally.Kind.FAILED);
        }
    }

    private static void look(Look look, Due due, Instant now, Tally tally) {
        try {
            look.at(due, now).ifPresent(tally::count);
        } catch (RuntimeException e) {
            LOG.errorf(
                    "lead %s is due and could not be looked after: %s; a later sweep tries again",
                    due.id(), e.getClass().getName());
            tally.count(Tally.Kind.FAILED);
        }
    }
}
