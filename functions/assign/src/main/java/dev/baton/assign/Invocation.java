package dev.baton.assign;

import dev.baton.assign.Desk.Laid;
import dev.baton.lead.LeadId;
import dev.baton.queue.Message;
import dev.baton.store.Batch;
import dev.baton.store.Commit;
import dev.baton.store.HeldLead;
import dev.baton.store.LeadChange;
import dev.baton.store.LeadState;
import dev.baton.store.Refusal;
import dev.baton.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One invocation: round after round until the leads from the queue have their outcome and nothing more can be done for those that wait, or
 * enough was done; then it rings for the rest. Mutable, for one thread.
 */
final class Invocation {
    /** As many leads change in one transaction. */
    static final int MOST = 10;

    /** After so many changes the rest of those that wait are left to the next invocation. */
    static final int ENOUGH = 100;

    /** So many refusals in a row are lasting contention. */
    private static final int PATIENCE = 14;

    /** Those that wait are not begun with when less time than this is left. */
    private static final Duration TO_DRAIN = Duration.ofSeconds(4);

    /** Nothing is begun with less time than this. */
    private static final Duration TO_WORK = Duration.ofMillis(1500);

    private final Stores stores;
    private final Sends sends;
    private final Clock clock;
    private final Desk desk;
    private final Supplier<Duration> remaining;
    private final Pending pending;
    private final Map<LeadId, Set<String>> waiters = new HashMap<>();
    private final Set<LeadId> skipped = new HashSet<>();
    private final Set<String> ring = new TreeSet<>();
    private final Set<String> alarms = new HashSet<>();
    private @Nullable Laid laid;
    private int most = MOST;
    private int changed;
    private int refusals;

    Invocation(Stores stores, Sends sends, Clock clock, Desk desk, Supplier<Duration> remaining, Pending pending) {
        this.stores = stores;
        this.sends = sends;
        this.clock = clock;
        this.desk = desk;
        this.remaining = remaining;
        this.pending = pending;
    }

    /**
     * Works until there is nothing left to do or enough was done.
     *
     * @throws RuntimeException when it cannot go on; what is pending then was not done
     */
    void work() {
        if (pending.pools().isEmpty()) {
            return;
        }
        boolean more = true;
        while (more) {
            if (remaining.get().compareTo(TO_WORK) < 0) {
                tell();
                throw Pause.exhausted();
            }
            more = round(clock.instant());
        }
        tell();
    }

    private boolean round(Instant now) {
        Laid desk = lay(now);
        parkedAlready(desk);
        boolean draining = changed < ENOUGH && remaining.get().compareTo(TO_DRAIN) > 0;
        List<Case> cases = cases(desk, draining);
        Set<String> backlog = new HashSet<>(desk.deeper());
        if (!draining) {
            desk.held().forEach(one -> one.pool().ifPresent(backlog::add));
            ring.addAll(backlog);
        }
        if (cases.isEmpty()) {
            return false;
        }
        Round.Plan plan = new Round(stores.assignments(), desk, waiters, now).plan(cases, most, backlog);
        plan.alarms().stream().filter(alarms::add).forEach(Log::alarm);
        if (plan.batch().leads().isEmpty()) {
            return false;
        }
        commit(plan.batch(), cases, desk, now);
        return true;
    }

    /** Each lead once: an entry of an older routing than the one that comes from the queue is left over, and waits until that is decided. */
    private List<Case> cases(Laid desk, boolean draining) {
        List<Case> fresh = pending.leads();
        Set<LeadId> ids = new HashSet<>();
        fresh.forEach(one -> ids.add(one.id()));
        List<Case> cases = new ArrayList<>();
        if (draining) {
            desk.held().stream().filter(one -> !ids.contains(one.id())).forEach(cases::add);
        }
        cases.addAll(fresh);
        return cases;
    }

    private Laid lay(Instant now) {
        Laid known = laid;
        if (known == null) {
            known = desk.lay(pending.pools(), skipped, now);
            laid = known;
        }
        return known;
    }

    /** A message that comes again for a lead that waits changes nothing. */
    private void parkedAlready(Laid desk) {
        Map<LeadId, Integer> waiting = new HashMap<>();
        desk.held().forEach(one -> waiting.put(one.id(), one.routing()));
        for (Case one : pending.leads()) {
            if (waiting.getOrDefault(one.id(), 0) >= one.routing()) {
                pending.done(one.id());
            }
        }
    }

    private void commit(Batch batch, List<Case> cases, Laid desk, Instant now) {
        try {
            switch (stores.assignments().commit(batch)) {
                case Commit.Done done -> done(batch, done, desk);
                case Commit.Refused refused -> refused(refused, batch);
                case Commit.Contended _ -> again();
            }
        } catch (StoreException.Impossible impossible) {
            impossible(batch, cases, desk, Log.text(impossible), now);
        }
    }

    private void done(Batch batch, Commit.Done done, Laid desk) {
        List<Message.Deliver> outcomes = new ArrayList<>();
        Set<LeadId> ids = new HashSet<>();
        for (LeadChange change : batch.leads()) {
            ids.add(change.id());
            if (change instanceof LeadChange.Decide decide) {
                outcomes.add(new Message.Deliver(decide.lead(), decide.decision(), 0));
            }
        }
        sends.deliver(outcomes);
        ring.addAll(done.ring());
        pending.done(ids);
        changed += ids.size();
        refusals = 0;
        most = Math.min(MOST, most * 2);
        laid = new Laid(
                desk.active(),
                desk.policy(),
                desk.pools(),
                desk.held().stream().filter(one -> !ids.contains(one.id())).toList(),
                desk.deeper());
    }

    private void refused(Commit.Refused refused, Batch batch) {
        Map<LeadId, HeldLead> entries = new HashMap<>();
        batch.leads().forEach(change -> change.was().ifPresent(was -> entries.put(was.id(), was)));
        for (Refusal refusal : refused.refusals()) {
            switch (refusal) {
                case Refusal.Duplicate(LeadState there) -> {
                    deliverAgain(there);
                    leaveOut(there.id(), entries);
                }
                case Refusal.ParkedAlready(LeadId lead) -> leaveOut(lead, entries);
                case Refusal.Overtaken(LeadId lead) -> leaveOut(lead, entries);
                case Refusal.Awaited(LeadId lead, Set<String> pools) -> waiters.put(lead, pools);
                case Refusal.PersonKnown _, Refusal.Stale _ -> {}
            }
        }
        again();
    }

    /** It has its outcome, or another way: a list entry that is left of it goes. */
    private void leaveOut(LeadId lead, Map<LeadId, HeldLead> entries) {
        pending.done(lead);
        Optional.ofNullable(entries.get(lead)).ifPresent(stores.held()::sweep);
    }

    private void deliverAgain(LeadState there) {
        there.delivery()
                .ifPresent(due -> stores.leads()
                        .decision(there.id(), due.routing())
                        .ifPresent(decided -> stores.leads()
                                .lead(there.id())
                                .ifPresent(lead -> sends.deliver(
                                        List.of(new Message.Deliver(lead, decided.decision(), due.attempts()))))));
    }

    /** Another writer: everything is read again, the held lists first, and the next batch is half as large. */
    private void again() {
        refusals++;
        if (refusals > PATIENCE) {
            tell();
            throw Pause.exhausted();
        }
        most = Math.max(1, most / 2);
        laid = null;
        Pause.before(refusals);
    }

    /** One of these can never be written: alone, it is parked; where even that cannot be, it is left to its due time. */
    private void impossible(Batch batch, List<Case> cases, Laid desk, String what, Instant now) {
        if (batch.leads().size() > 1) {
            most = batch.leads().size() / 2;
            return;
        }
        LeadId id = batch.leads().getFirst().id();
        Case one = cases.stream().filter(its -> its.id().equals(id)).findFirst().orElseThrow();
        try {
            LeadChange park = new Changes(desk.policy(), waiters, now).fault(one, what, 0);
            stores.assignments().commit(new Batch(List.of(park), Map.of(), Map.of(), batch.read(), now));
        } catch (StoreException.Impossible again) {
            Log.givenUp(id, Log.text(again));
        }
        pending.done(id);
        skipped.add(id);
        laid = null;
    }

    private void tell() {
        if (!ring.isEmpty() && laid != null) {
            sends.ring(ring, laid.active().cells());
            ring.clear();
        }
    }
}
