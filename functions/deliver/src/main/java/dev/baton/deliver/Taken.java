package dev.baton.deliver;

import dev.baton.lead.LeadId;
import dev.baton.queue.Message;
import dev.baton.store.LeadState;
import java.util.List;

/**
 * A delivery that is under way.
 *
 * @param recordIds the SQS records that asked for it: several where a message came twice in one batch
 * @param state the lead as it was read when the delivery began
 */
record Taken(List<String> recordIds, Message.Deliver message, LeadState state, OutcomeEvent event) {
    Taken {
        recordIds = List.copyOf(recordIds);
    }

    LeadId id() {
        return message.id();
    }

    int routing() {
        return message.routing();
    }

    LeadState.Delivery due() {
        return state.delivery().orElseThrow();
    }
}
