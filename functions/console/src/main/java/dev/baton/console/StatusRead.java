package dev.baton.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Owner;
import dev.baton.lead.Status;
import dev.baton.store.LeadState;
import dev.baton.store.LeadStore;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Where a lead stands, for whoever sent it: its id, which nobody can guess, is the permission. Nothing of the lead's own fields is
 * answered. An id that no lead has and a text that is no id are answered alike. Thread-safe.
 */
public class StatusRead {
    private static final Logger LOG = Logger.getLogger(StatusRead.class);

    private final LeadStore leads;

    StatusRead(LeadStore leads) {
        this.leads = leads;
    }

    /** The answer to {@code GET /leads/{id}}. */
    Answer of(String id) {
        if (!LeadId.isWellFormed(id)) {
            return unknown();
        }
        try {
            return leads.state(new LeadId(id))
                    .map(StatusRead::status)
                    .map(Answer::ok)
                    .orElseGet(StatusRead::unknown);
        } catch (SdkException e) {
            LOG.errorf(
                    "A lead's status could not be read from DynamoDB (%s); 503 was answered.",
                    e.getClass().getName());
            return Answer.problem(503, "Service Unavailable", "The lead's status cannot be read just now. Try again.");
        }
    }

    private static Answer unknown() {
        return Answer.problem(404, "Not Found", "There is no lead with this id.");
    }

    private static ObjectNode status(LeadState state) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("leadId", state.id().value());
        body.put("status", state.status().publicWord());
        body.put("updatedAt", state.updatedAt().toString());
        if (state.mode() == Mode.SHADOW) {
            body.put("mode", state.mode().word());
        }
        if (state.status() == Status.ASSIGNED) {
            state.owner().ifPresent(owner -> card(owner, body.putObject("assignedTo")));
        }
        return body;
    }

    private static void card(Owner owner, ObjectNode card) {
        switch (owner) {
            case Owner.Rep rep -> {
                card.put("repId", rep.id()).put("name", rep.name());
                if (!rep.bookingUrl().isEmpty()) {
                    card.put("bookingUrl", rep.bookingUrl());
                }
            }
            case Owner.Queue queue -> card.put("queue", queue.name());
            case Owner.User user -> card.put("name", user.name());
        }
    }
}
