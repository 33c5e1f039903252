package dev.baton.track;

import dev.baton.lead.Keys;
import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Owner;
import dev.baton.lead.Status;
import dev.baton.store.LeadState;
import dev.baton.store.RecordState;
import dev.baton.store.Reown;
import dev.baton.store.Sighting;
import dev.baton.track.reconcile.Case;
import dev.baton.track.reconcile.Change;
import dev.baton.track.reconcile.Reconcile;
import dev.baton.track.reconcile.Touched;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One lead and its record on paper: what the store's operations do, in memory, so that thousands of histories can be gone through. That
 * the store does the same is what {@code ShuffledOnDynamoTest} shows. Not thread-safe.
 */
final class Paper {
    static final LeadId LEAD = new LeadId("a-lead-of-a-test-alone-1");

    LeadState lead;
    RecordState record = RecordState.unknown(LEAD);
    final Map<String, Integer> loads = new HashMap<>();
    final List<Change> done = new ArrayList<>();

    private Paper(LeadState lead) {
        this.lead = lead;
        counted(lead, 1);
    }

    /** A lead that Ana was given, for real or in shadow, and whose delivery is under way. */
    static Paper decided(Mode mode) {
        boolean live = mode == Mode.LIVE;
        return new Paper(lead(
                Status.ASSIGNED,
                live ? Optional.of(Cast.owner(Cast.ANA)) : Optional.empty(),
                live,
                live ? Optional.of(new LeadState.Delivery(1, 0)) : Optional.empty(),
                mode));
    }

    private static LeadState lead(
            Status status, Optional<Owner> owner, boolean open, Optional<LeadState.Delivery> delivery, Mode mode) {
        return new LeadState(
                LEAD,
                status,
                1,
                Story.ACCEPTED,
                Story.DECIDED,
                "",
                "",
                Keys.NONE,
                Optional.empty(),
                0,
                Story.ACCEPTED,
                owner,
                "dach",
                "territory",
                open,
                Optional.of(Story.DECIDED),
                delivery,
                false,
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                "",
                mode,
                0,
                "",
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                List.of());
    }

    /** Deliver has written, and its mark is gone. */
    void delivered(RecordState.Delivered what) {
        record = record.with(what);
        lead = with(
                lead.status(),
                lead.owner(),
                lead.open(),
                lead.firstTouchAt(),
                lead.closeReason(),
                Optional.empty(),
                lead.overrides());
    }

    void hear(Story.Told told) {
        hear(told.sightings(), told.touch().stream().toList(), false);
    }

    void hear(List<Sighting> sightings, List<Touched> touches, boolean readBack) {
        for (Sighting sighting : sightings) {
            record = record.with(sighting);
        }
        List<Touched> signs = new ArrayList<>(touches);
        signs.addAll(Reconcile.signs(sightings, Cast.POLICY));
        for (int pass = 0; ; pass++) {
            List<Change> changes = changes(signs, readBack);
            if (changes.isEmpty()) {
                return;
            }
            if (pass == 10) {
                throw new AssertionError("it never agrees: " + changes + " of " + lead + " and " + record);
            }
            changes.forEach(this::make);
        }
    }

    List<Change> changes(List<Touched> touches, boolean readBack) {
        Optional<Owner> owner = record.owner().map(it -> Cast.owner(it.value()));
        return Reconcile.changes(new Case(lead, record, true, owner, touches, readBack), Cast.POLICY);
    }

    private void make(Change change) {
        done.add(change);
        counted(lead, -1);
        lead = switch (change) {
            case Change.Touch touch ->
                with(
                        lead.status(),
                        lead.owner(),
                        lead.open(),
                        Optional.of(touch.at()),
                        lead.closeReason(),
                        lead.delivery(),
                        lead.overrides());
            case Change.Own own ->
                with(
                        lead.status(),
                        Optional.of(own.to()),
                        lead.status() == Status.ASSIGNED && own.to() instanceof Owner.Rep,
                        lead.firstTouchAt(),
                        lead.closeReason(),
                        lead.delivery(),
                        lead.overrides() + (own.kind() == Reown.Kind.REOWNED ? 1 : 0));
            case Change.Take take -> throw new AssertionError("it waits for nobody: " + take);
            case Change.Close close ->
                with(
                        Status.CLOSED,
                        lead.owner(),
                        false,
                        lead.firstTouchAt(),
                        close.reason(),
                        lead.delivery(),
                        lead.overrides());
            case Change.Reopen _ ->
                with(
                        Status.ASSIGNED,
                        lead.owner(),
                        lead.owner().filter(Owner.Rep.class::isInstance).isPresent(),
                        lead.firstTouchAt(),
                        "",
                        lead.delivery(),
                        lead.overrides());
        };
        counted(lead, 1);
    }

    private void counted(LeadState state, int by) {
        if (state.open() && state.owner().orElse(null) instanceof Owner.Rep rep) {
            loads.merge(rep.id(), by, Integer::sum);
            loads.values().removeIf(open -> open == 0);
        }
    }

    private LeadState with(
            Status status,
            Optional<Owner> owner,
            boolean open,
            Optional<Instant> touched,
            String reason,
            Optional<LeadState.Delivery> delivery,
            int overrides) {
        LeadState fresh = lead(status, owner, open, delivery, lead.mode());
        return new LeadState(
                fresh.id(),
                fresh.status(),
                fresh.routing(),
                fresh.acceptedAt(),
                fresh.updatedAt(),
                fresh.digest(),
                fresh.source(),
                fresh.keys(),
                fresh.dueAt(),
                fresh.attempts(),
                fresh.triedAt(),
                fresh.owner(),
                fresh.pool(),
                fresh.route(),
                fresh.open(),
                fresh.assignedAt(),
                fresh.delivery(),
                fresh.deliverStuck(),
                fresh.hold(),
                fresh.waiters(),
                touched,
                fresh.closedAt(),
                reason,
                fresh.mode(),
                overrides,
                fresh.ownerBy(),
                fresh.turn(),
                fresh.chosen(),
                fresh.notTo(),
                fresh.slaDue(),
                fresh.tookFrom());
    }

    /** Where it ends: what every order of the same news must agree on. */
    End end() {
        return new End(lead.status(), lead.owner(), lead.open(), lead.firstTouchAt(), Map.copyOf(loads));
    }

    /** How it stands in the end. */
    record End(
            Status status, Optional<Owner> owner, boolean open, Optional<Instant> touched, Map<String, Integer> loads) {
        /** Without who has it. */
        End ownerless() {
            return new End(status, Optional.empty(), false, touched, Map.of());
        }

        /** Without when it was touched: a change that was only read later is dated by the reading. */
        End untimed() {
            return new End(status, owner, open, Optional.empty(), loads);
        }
    }
}
