package dev.baton.track.reconcile;

import dev.baton.lead.Mode;
import dev.baton.lead.Owner;
import dev.baton.lead.Status;
import dev.baton.store.LeadState;
import dev.baton.store.RecordState;
import dev.baton.store.Register;
import dev.baton.store.Reown;
import dev.baton.store.Sighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a lead needs so that it agrees with its record. It looks at how things are and never at which event said so: asked again after its
 * changes were made it answers none, whatever was lost, repeated or late in between.
 */
public final class Reconcile {
    private Reconcile() {}

    /** The changes, in the order in which they are to be made; none when the lead agrees with its record. */
    public static List<Change> changes(Case seen, Policy policy) {
        List<Change> changes = new ArrayList<>();
        touch(seen, policy).ifPresent(changes::add);
        own(seen).ifPresent(changes::add);
        take(seen).ifPresent(changes::add);
        end(seen, policy).ifPresent(changes::add);
        return changes;
    }

    /** The signs of a touch in what changes themselves told: the record forgets a status that another has followed. */
    public static List<Touched> signs(List<Sighting> told, Policy policy) {
        List<Touched> signs = new ArrayList<>();
        for (Sighting seen : told) {
            if (seen.sets() && !seen.ours()) {
                Instant at = seen.stamp().at();
                seen.status()
                        .filter(policy::touched)
                        .ifPresent(status -> signs.add(new Touched(at, seen.by(), "its status became " + status)));
                seen.converted()
                        .filter(converted -> converted)
                        .ifPresent(_ -> signs.add(new Touched(at, seen.by(), "it was converted")));
            }
        }
        return signs;
    }

    private static Optional<Change> touch(Case seen, Policy policy) {
        LeadState lead = seen.lead();
        if (!seen.last() || !decided(lead)) {
            return Optional.empty();
        }
        Instant from = lead.assignedAt().orElseThrow();
        return Stream.concat(seen.touches().stream(), signs(seen.record(), policy).stream())
                .filter(sign -> !sign.at().isBefore(from))
                .filter(sign -> lead.firstTouchAt()
                        .filter(first -> !sign.at().isBefore(first))
                        .isEmpty())
                .min(Comparator.comparing(Touched::at))
                .map(sign -> new Change.Touch(sign.at(), sign.by(), sign.why()));
    }

    /** What the record itself shows. Our own writes are no sign: they are made before anybody has looked. */
    private static List<Touched> signs(RecordState record, Policy policy) {
        List<Touched> signs = new ArrayList<>();
        record.status()
                .filter(status -> !status.ours() && policy.touched(status.value()))
                .ifPresent(status ->
                        signs.add(new Touched(status.since(), status.by(), "its status is " + status.value())));
        record.converted()
                .filter(converted -> converted.value().equals("true"))
                .ifPresent(converted -> signs.add(new Touched(converted.since(), converted.by(), "it was converted")));
        return signs;
    }

    private static Optional<Change> own(Case seen) {
        LeadState lead = seen.lead();
        if (!seen.last()
                || !decided(lead)
                || seen.record().owner().isEmpty()
                || seen.owner().isEmpty()) {
            return Optional.empty();
        }
        Register there = seen.record().owner().get();
        Owner owner = seen.owner().get();
        if (lead.owner().filter(has -> same(has, owner)).isPresent()) {
            return Optional.empty();
        }
        return kind(seen, there).map(kind -> new Change.Own(owner, kind, there.since(), there.by(), said(kind)));
    }

    /** Whether the lead follows the record's owner, and as what. */
    private static Optional<Reown.Kind> kind(Case seen, Register there) {
        LeadState lead = seen.lead();
        boolean hadRep = lead.owner().filter(Owner.Rep.class::isInstance).isPresent();
        if (lead.mode() == Mode.SHADOW && !hadRep) {
            return Optional.of(Reown.Kind.OBSERVED);
        }
        if (lead.mode() == Mode.LIVE && !there.told() && there.otherwise().equals(Instant.EPOCH)) {
            return Optional.empty(); // nobody has ever seen another: so it may have been from the beginning
        }
        if (lead.mode() == Mode.LIVE && there.since().isBefore(lead.assignedAt().orElseThrow())) {
            return Optional.empty(); // the decision came later, and its delivery says so there
        }
        if (!there.ours()) {
            boolean untold = seen.readBack() && !there.told();
            return Optional.of(untold ? Reown.Kind.REVERSED : Reown.Kind.REOWNED);
        }
        return ours(seen, there);
    }

    /** What came with our own write: another owner than was written, or what was written over a person's change that it crossed. */
    private static Optional<Reown.Kind> ours(Case seen, Register there) {
        RecordState record = seen.record();
        if (record.writtenRouting() != seen.lead().routing()) {
            return Optional.empty(); // the newer routing is still to be delivered
        }
        if (!there.value().equals(record.ownerWritten())) {
            return Optional.of(Reown.Kind.REVERSED);
        }
        return seen.lead().delivery().isPresent() ? Optional.empty() : Optional.of(Reown.Kind.OBSERVED);
    }

    /**
     * While it waited, a person gave its record to somebody. A queue is nobody; and who had it from the beginning, or by our own write, has
     * not taken it.
     */
    private static Optional<Change> take(Case seen) {
        if (!seen.last() || seen.record().owner().isEmpty()) {
            return Optional.empty();
        }
        Register there = seen.record().owner().get();
        boolean changed = there.told() || !there.otherwise().equals(Instant.EPOCH);
        return seen.owner()
                .filter(owner -> !(owner instanceof Owner.Queue))
                .filter(_ -> changed && !there.ours())
                .filter(_ -> waitingSince(seen.lead())
                        .filter(since -> !there.since().isBefore(since))
                        .isPresent())
                .map(owner -> new Change.Take(
                        owner, there.since(), there.by(), "its record was given to them while it waited"));
    }

    /** Since when it waits for somebody to get it. */
    private static Optional<Instant> waitingSince(LeadState lead) {
        return switch (lead.status()) {
            case HELD -> lead.hold().map(LeadState.Hold::since);
            case NURTURED -> lead.mode() == Mode.LIVE ? Optional.of(lead.updatedAt()) : Optional.empty();
            case RECEIVED, STUCK, ASSIGNED, REJECTED, CLOSED, ERASED -> Optional.empty();
        };
    }

    private static String said(Reown.Kind kind) {
        return switch (kind) {
            case REOWNED -> "it was given to somebody else in Salesforce";
            case REVERSED -> "an automation in Salesforce undid what Baton had written";
            case OBSERVED -> "that is who has it in Salesforce";
            case LINKED -> "it was linked to a record that was there";
        };
    }

    private static Optional<Change> end(Case seen, Policy policy) {
        LeadState lead = seen.lead();
        Optional<Ends.End> end = Ends.of(seen.record(), from(lead), policy);
        return switch (lead.status()) {
            case ASSIGNED, HELD, NURTURED ->
                end.map(it -> new Change.Close(it.reason(), it.since(), it.by(), "the record is " + it.reason()));
            case CLOSED ->
                end.isEmpty() && Ends.closedThere(lead) ? Optional.of(reopen(seen.record())) : Optional.empty();
            // It has no outcome yet: what is known of its record is looked at again when it is delivered.
            case RECEIVED, STUCK, REJECTED, ERASED -> Optional.empty();
        };
    }

    /** What had ended it before was known when it was routed again. */
    private static Instant from(LeadState lead) {
        return lead.routing() > 1 ? lead.assignedAt().orElse(lead.acceptedAt()) : lead.acceptedAt();
    }

    /** By the last thing that changed about whether it is over. */
    private static Change reopen(RecordState record) {
        Optional<Register> last = Stream.of(record.deleted(), record.converted(), record.status())
                .flatMap(Optional::stream)
                .max(Comparator.comparing(Register::since));
        return new Change.Reopen(
                last.map(Register::since).orElse(Instant.EPOCH),
                last.map(Register::by).orElse(""),
                "the record is open again");
    }

    /** Whether somebody was given this lead. */
    private static boolean decided(LeadState lead) {
        return lead.assignedAt().isPresent() && (lead.status() == Status.ASSIGNED || lead.status() == Status.CLOSED);
    }

    /** Whether two owners are one: names and booking pages change. */
    static boolean same(Owner one, Owner other) {
        return switch (one) {
            case Owner.Rep rep -> other instanceof Owner.Rep its && its.id().equals(rep.id());
            case Owner.Queue queue ->
                other instanceof Owner.Queue its && its.name().equalsIgnoreCase(queue.name());
            case Owner.User user -> other instanceof Owner.User its && its.id().equals(user.id());
        };
    }
}
