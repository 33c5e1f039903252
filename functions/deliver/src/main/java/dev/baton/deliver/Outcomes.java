package dev.baton.deliver;

import dev.baton.queue.Message;
import dev.baton.salesforce.Failure;
import dev.baton.salesforce.Graph;
import dev.baton.store.RecordState;
import dev.baton.store.Sighting;
import java.time.Instant;
import java.util.Optional;

/** What the outcome of a graph means for its lead. Pure. */
final class Outcomes {
    /** A Lead that was converted before its outcome arrived is finished: there is nothing left to tell it. */
    private static final String CONVERTED = "CANNOT_UPDATE_CONVERTED_LEAD";

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

    static Next after(Wanted wanted, String node, Failure failure) {
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
            when permanent.errorCode().equals(CONVERTED) -> new Next.End(Result.Done.NOTHING);
            case Failure.Permanent _ -> new Next.End(new Result.Refused(failure.reason()));
        };
    }
}
