package dev.baton.deliver;

import dev.baton.queue.Message;
import dev.baton.salesforce.Failure;
import dev.baton.salesforce.Graph;
import dev.baton.store.RecordState;
import dev.baton.store.Register;
import dev.baton.store.Sighting;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What the outcome of a graph means for its lead. Pure. */
final class Outcomes {
    /** A Lead that was converted or deleted before its outcome arrived is finished: there is nothing left to tell it. */
    private static final Set<String> FINISHED = Set.of("CANNOT_UPDATE_CONVERTED_LEAD", "ENTITY_IS_DELETED");

    private Outcomes() {}

    /** How it goes on after a failure. */
    sealed interface Next {
        /** It does not, for now or for good. */
        record End(Result result) implements Next {}

        /** Once more, a moment later. */
        record Locked() implements Next {}

        /** Once more, for the record that is there already. */
        record Twin(String recordId, String object) implements Next {}

        /** Once more, without the node of this name. */
        record Without(String node) implements Next {}
    }

    static Result written(Wanted wanted, Planned.Write write, Graph.Outcome.Written written, Instant at) {
        if (wanted.isOfTask()) {
            return Result.Done.NOTHING;
        }
        Planned.Target target = write.target();
        Optional<String> record = target.recordId().or(() -> written.id(Planned.LEAD));
        return new Result.Done(record.map(id -> new Result.Written(
                new RecordState.Delivered(id, target.kind(), target.existed(), write.ownerId(), wanted.routing(), at),
                written.id(Planned.TASK),
                write.linked(),
                write.ownerId()
                        .filter(_ -> write.owned() && target.kind() == Sighting.Kind.LEAD)
                        .map(owner -> new Message.Written(wanted.id(), wanted.routing(), id, owner)))));
    }

    /**
     * The record was finished before its outcome arrived. Nothing is written, but track looks how it ended: when its event came, the lead
     * had no outcome that could have ended with it.
     *
     * @param ownerId who was to have it, or has it; empty when neither is known
     */
    static Result finished(Wanted wanted, String recordId, Optional<String> ownerId, Instant at) {
        Optional<String> owner = ownerId.or(() -> wanted.record().owner().map(Register::value));
        return new Result.Done(Optional.of(new Result.Written(
                new RecordState.Delivered(
                        recordId,
                        Sighting.Kind.LEAD,
                        wanted.record().existed(),
                        Optional.empty(),
                        wanted.routing(),
                        at),
                Optional.empty(),
                Optional.empty(),
                owner.map(id -> new Message.Written(wanted.id(), wanted.routing(), recordId, id)))));
    }

    private static boolean finished(Planned.Write write, String node, Failure.Permanent failure) {
        return node.equals(Planned.LEAD)
                && write.target().recordId().isPresent()
                && FINISHED.contains(failure.errorCode());
    }

    static Next after(Wanted wanted, Planned.Write write, String node, Failure failure, Instant at) {
        return switch (failure) {
            case Failure.Locked _ -> new Next.Locked();
            case Failure.Unreachable _, Failure.DailyLimit _, Failure.Misconfigured _ ->
                new Next.End(new Result.Trouble(failure));
            case Failure.Duplicate _
            when node.equals(Planned.MEMBER) || node.equals(Planned.RESPONSE) -> new Next.Without(node);
            case Failure.Duplicate(String _, String recordId, String object)
            when !recordId.isEmpty() && wanted.twin().isEmpty() -> new Next.Twin(recordId, object);
            case Failure.Duplicate _ ->
                new Next.End(
                        new Result.Refused(
                                failure.reason()
                                        + ": merge the records, or let the duplicate rule pass what Baton's user writes, then resend the lead"));
            // A form names a campaign as it likes; its lead must not wait for that.
            case Failure.Permanent _ when node.equals(Planned.RESPONSE) -> new Next.Without(node);
            case Failure.Permanent permanent
            when finished(write, node, permanent) ->
                new Next.End(finished(wanted, write.target().recordId().orElseThrow(), write.ownerId(), at));
            case Failure.Permanent _ -> new Next.End(new Result.Refused(failure.reason()));
        };
    }
}
