package dev.baton.deliver;

import dev.baton.lead.Owner;
import dev.baton.queue.Message;
import dev.baton.salesforce.Failure;
import dev.baton.store.RecordState;
import java.time.Instant;
import java.util.Optional;

/** What came of writing one lead to Salesforce. */
sealed interface Result {
    /** It is written, or there was nothing to write. */
    record Done(Optional<Written> written) implements Result {
        static final Done NOTHING = new Done(Optional.empty());
    }

    /**
     * What was written.
     *
     * @param task the Task's id
     * @param linked who has the lead, where that is another than was chosen
     * @param readBack the owner that has to be there still in a minute
     */
    record Written(
            RecordState.Delivered delivered,
            Optional<String> task,
            Optional<Owner> linked,
            Optional<Message.Written> readBack) {}

    /** This lead's own bad luck, soon over: its record is locked, say. */
    record Busy(String why) implements Result {}

    /** Another lead of the same person is being written elsewhere: this one waits until then, so that it finds the record. */
    record Later(Instant at) implements Result {}

    /** It will never be written as it is: a person has to act on {@code why}. */
    record Refused(String why) implements Result {}

    /** Salesforce as a whole cannot be used. */
    record Trouble(Failure failure) implements Result {}
}
