package dev.baton.roster;

import dev.baton.lead.LeadId;
import dev.baton.lead.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * What was decided about one lead.
 *
 * @param outcome {@link Outcome.Assigned} to a rep or the fallback queue, or {@link Outcome.Held}
 * @param passedOver everybody who was looked at and not chosen, with the reason, in the order looked at
 * @param position the place in the batch, from 0
 * @param waits for a held lead, what its next {@link Request} has to say; empty for an assigned one
 * @param rep the rep whose load was changed; empty when none was
 * @param turn the name of the {@link Turn} that was changed; empty when none was
 * @param inRotation whether that turn was taken in rotation (rule 4); a match that counts, and a look ahead, move the pass alone (rule 5)
 * @param alarms what an operator has to know, one sentence each: a pool without members, a pool that has vanished
 * @param looked the state just before this decision of everything that was looked at; together with the request, the pools and the time
 *     it gives the same decision again, see {@link SnapshotText}. Empty for a held lead: it will be decided later
 */
public record Decided(
        LeadId lead,
        Outcome outcome,
        List<Outcome.PassedOver> passedOver,
        int position,
        Optional<Waited> waits,
        Optional<String> rep,
        Optional<String> turn,
        boolean inRotation,
        List<String> alarms,
        Snapshot looked) {
    public Decided {
        passedOver = List.copyOf(passedOver);
        alarms = List.copyOf(alarms);
    }
}
