package dev.baton.deliver;

import dev.baton.lead.LeadId;
import dev.baton.lead.Owner;
import dev.baton.lead.SlaNotice;
import java.util.List;

/**
 * A notice that is to be told in Salesforce.
 *
 * @param recordIds the SQS records that asked for it
 * @param tries how often it failed there for a reason of its own
 * @param times how often it was put off
 */
record Nudge(List<String> recordIds, Wanted wanted, SlaNotice notice, int times, int tries) {
    Nudge {
        recordIds = List.copyOf(recordIds);
    }

    LeadId id() {
        return notice.lead();
    }

    Owner owner() {
        return wanted.owner().orElseThrow();
    }
}
