package dev.baton.track;

import dev.baton.lead.LeadId;
import dev.baton.lead.Owner;
import dev.baton.lead.Status;
import dev.baton.store.CloseResult;
import dev.baton.store.Closing;
import dev.baton.store.LeadState;
import dev.baton.store.LeadStore;
import dev.baton.store.ReassignResult;
import dev.baton.store.RecordState;
import dev.baton.store.Records;
import dev.baton.store.ReopenResult;
import dev.baton.store.Reown;
import dev.baton.store.ReownResult;
import dev.baton.store.Reowning;
import dev.baton.store.Reroute;
import dev.baton.store.RerouteResult;
import dev.baton.store.Rerouting;
import dev.baton.store.Sighting;
import dev.baton.store.StoreException;
import dev.baton.store.TouchResult;
import dev.baton.store.Touching;
import dev.baton.track.reconcile.Case;
import dev.baton.track.reconcile.Change;
import dev.baton.track.reconcile.Policy;
import dev.baton.track.reconcile.Reconcile;
import dev.baton.track.reconcile.Touched;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes one lead agree with its record. What was learnt is remembered first; then record and lead are read and made to agree until nothing
 * is left to do. So whoever changed either of them last has looked at both afterwards: what two do at once, and what a crash left half
 * done, ends the same. See "Track" in {@code docs/protocol.md}. Thread-safe.
 */
public final class Settling {
    private static final int PASSES = 12;
    private static final String BY = "salesforce";

    /** No end that Salesforce may take back: a Task that is opened again is not heard of. */
    private static final String FINISHED = "its task was completed";

    private static final String DELETED = "its task was deleted";

    private final Records records;
    private final LeadStore leads;
    private final Closing closing;
    private final Reowning reowning;
    private final Touching touching;
    private final Rerouting rerouting;
    private final Taking taking;
    private final Owners owners;
    private final boolean overrideTurn;
    private final Clock clock;

    /** @param overrideTurn whether the turn moves with a lead that a person gives to somebody else */
    public Settling(
            Records records,
            LeadStore leads,
            Closing closing,
            Reowning reowning,
            Touching touching,
            Rerouting rerouting,
            Taking taking,
            Owners owners,
            boolean overrideTurn,
            Clock clock) {
        this.records = records;
        this.leads = leads;
        this.closing = closing;
        this.reowning = reowning;
        this.touching = touching;
        this.rerouting = rerouting;
        this.taking = taking;
        this.owners = owners;
        this.overrideTurn = overrideTurn;
        this.clock = clock;
    }

    /**
     * What is to be settled.
     *
     * @param last whether no later lead was delivered to the record
     * @param readBack the routing whose owner was just read back after our own write; 0 when none was
     */
    record Matter(LeadId lead, List<Sighting> sightings, List<Touched> touches, boolean last, int readBack) {}

    /**
     * What came of it.
     *
     * @param known whether there is such a lead; where there is none, what was learnt is kept for a while in case it is on its way
     */
    record Settled(boolean known, List<Change> done) {}

    private enum Effect {
        DONE,
        NOTHING,
        AGAIN
    }

    /**
     * Settles.
     *
     * @throws RuntimeException if it could not be done to the end: it is to be tried again with the same matter
     */
    Settled settle(Matter matter, Policy policy, Round round) {
        RecordState record = records.seen(matter.lead(), matter.sightings(), clock.instant());
        List<Touched> touches = new ArrayList<>(matter.touches());
        touches.addAll(Reconcile.signs(matter.sightings(), policy));
        List<Change> done = new ArrayList<>();
        for (int pass = 1; pass <= PASSES; pass++) {
            Optional<LeadState> lead = leads.state(matter.lead());
            if (lead.isEmpty()) {
                return new Settled(false, done);
            }
            boolean again = false;
            for (Change change : changes(matter, touches, lead.get(), record, policy, round)) {
                Effect effect = make(lead.get(), change, round.bells());
                if (effect == Effect.DONE) {
                    done.add(change);
                }
                again |= effect != Effect.NOTHING;
            }
            if (!again) {
                earlier(matter, touches, lead.get())
                        .filter(touch -> make(lead.get(), touch, round.bells()) == Effect.DONE)
                        .ifPresent(done::add);
                return new Settled(true, done);
            }
            record = records.state(matter.lead());
        }
        throw new StoreException.Busy(
                "a lead or its record changed at every look", new IllegalStateException(PASSES + " looks"));
    }

    /**
     * The lead's own Task was completed. A known Contact has no Lead that could end, so its Task is all that there is to do: the lead ends with
     * it. Asked again nothing changes.
     */
    void finished(LeadId id, List<Touched> touches, Bells bells) {
        if (records.state(id).kind() != Sighting.Kind.CONTACT) {
            return;
        }
        leads.state(id)
                .filter(lead -> lead.assignedAt().isPresent())
                .ifPresent(lead -> touches.stream()
                        .filter(done -> !done.at().isBefore(lead.assignedAt().orElseThrow()))
                        .min(Comparator.comparing(Touched::at))
                        .ifPresent(
                                done -> make(lead, new Change.Close(FINISHED, done.at(), done.by(), FINISHED), bells)));
    }

    /**
     * Whether the lead's own Task is there. Where that is all that there was to do, the lead ends when it is deleted, and opens again when it
     * is back.
     */
    void present(LeadId id, Agenda.Presence task, Bells bells) {
        if (records.state(id).kind() != Sighting.Kind.CONTACT) {
            return;
        }
        leads.state(id)
                .filter(lead -> lead.assignedAt()
                        .filter(from -> !task.at().isBefore(from))
                        .isPresent())
                .ifPresent(lead -> {
                    if (task.deleted()) {
                        make(lead, new Change.Close(DELETED, task.at(), task.by(), DELETED), bells);
                    } else if (lead.status() == Status.CLOSED
                            && lead.closeReason().equals(DELETED)) {
                        make(lead, new Change.Reopen(task.at(), task.by(), "its task is there again"), bells);
                    }
                });
    }

    /** The first touch that changes told of and that was made before the present owner had the lead: of somebody from whom it was taken since. */
    private static Optional<Change> earlier(Matter matter, List<Touched> touches, LeadState lead) {
        boolean has = lead.status() == Status.ASSIGNED || lead.status() == Status.CLOSED;
        Instant before = has ? lead.assignedAt().orElse(Instant.MAX) : Instant.MAX;
        return !matter.last() || lead.routing() == 1
                ? Optional.empty()
                : touches.stream()
                        .filter(touch ->
                                touch.at().isBefore(before) && !touch.at().isBefore(lead.acceptedAt()))
                        .min(Comparator.comparing(Touched::at))
                        .map(touch -> new Change.Touch(touch.at(), touch.by(), touch.why()));
    }

    private List<Change> changes(
            Matter matter, List<Touched> touches, LeadState lead, RecordState record, Policy policy, Round round) {
        boolean waits = lead.status() == Status.HELD || lead.status() == Status.NURTURED;
        Optional<Owner> owner = matter.last() && (waits || lead.assignedAt().isPresent())
                ? record.owner().map(it -> owners.of(it.value(), lead, round.reader()))
                : Optional.empty();
        return Reconcile.changes(
                new Case(lead, record, matter.last(), owner, touches, matter.readBack() == lead.routing()), policy);
    }

    private Effect make(LeadState seen, Change change, Bells bells) {
        return switch (change) {
            case Change.Touch touch ->
                switch (touching.touched(seen.id(), touch.at(), by(touch.by()), touch.why())) {
                    case TouchResult.Touched _, TouchResult.Earlier _ -> Effect.DONE;
                    case TouchResult.Already _, TouchResult.NotAssigned _, TouchResult.Unknown _ -> Effect.NOTHING;
                };
            case Change.Own own -> own(seen, own, bells);
            case Change.Take take ->
                switch (taking.take(seen, take, by(take.by()))) {
                    case ReassignResult.Reassigned(LeadState before, var _) -> {
                        bells.freed(before);
                        yield Effect.DONE;
                    }
                    case ReassignResult.Changed _, ReassignResult.RepChanged _ -> Effect.AGAIN;
                    case ReassignResult.NotNow _, ReassignResult.Unknown _ -> Effect.NOTHING;
                };
            case Change.Close close ->
                switch (closing.close(seen.id(), by(close.by()), close.reason(), close.at())) {
                    case CloseResult.Closed(LeadState before) -> {
                        bells.freed(before);
                        yield Effect.DONE;
                    }
                    case CloseResult.Already _, CloseResult.Undecided _, CloseResult.Unknown _ -> Effect.NOTHING;
                };
            case Change.Reopen reopen ->
                switch (closing.reopen(seen.id(), by(reopen.by()), reopen.why(), reopen.at())) {
                    case ReopenResult.Reopened _ -> Effect.DONE;
                    case ReopenResult.NeverDecided(LeadState there) -> again(there, reopen);
                    case ReopenResult.NotClosed _, ReopenResult.Unknown _ -> Effect.NOTHING;
                };
        };
    }

    /** It was closed before anybody had it, so it is routed once more; the timer sends it on its way. */
    private Effect again(LeadState there, Change.Reopen reopen) {
        Reroute why = new Reroute(by(reopen.by()), reopen.why(), Set.of(), false);
        return switch (rerouting.reroute(there, why, clock.instant())) {
            case RerouteResult.Started _ -> Effect.DONE;
            case RerouteResult.Changed _ -> Effect.AGAIN;
            case RerouteResult.NotNow _, RerouteResult.Unknown _ -> Effect.NOTHING;
        };
    }

    private Effect own(LeadState seen, Change.Own own, Bells bells) {
        boolean turn = overrideTurn && own.kind() == Reown.Kind.REOWNED;
        String by = own.kind() == Reown.Kind.REVERSED ? "automation" : by(own.by());
        Reown why = new Reown(own.kind(), by, own.why(), turn, turn);
        return switch (reowning.reown(seen, own.to(), why, own.at())) {
            case ReownResult.Moved(LeadState before) -> {
                bells.freed(before);
                yield Effect.DONE;
            }
            case ReownResult.Changed _ -> Effect.AGAIN;
            case ReownResult.Already _, ReownResult.NotAssigned _, ReownResult.Unknown _ -> Effect.NOTHING;
        };
    }

    private static String by(String user) {
        return user.isEmpty() ? BY : BY + ":" + user;
    }
}
