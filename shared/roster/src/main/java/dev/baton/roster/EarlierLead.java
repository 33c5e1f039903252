package dev.baton.roster;

import dev.baton.lead.LeadId;
import dev.baton.lead.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * A person's earlier lead that a rep has or had.
 *
 * @param rep who, by id
 * @param at when the rep got it
 * @param open whether it is open still
 */
public record EarlierLead(LeadId lead, String rep, Instant at, boolean open) {
    /** Who is asked first for this person's next lead, if that is for the earlier lead to say. */
    public Optional<Verdict.Preference> preference(Pool.Continuity continuity, Instant now) {
        boolean says =
                continuity.person().map(within -> at.plus(within).isAfter(now)).orElse(open);
        String has = open ? "has" : "had";
        return says
                ? Optional.of(new Verdict.Preference(rep, has + " this person's earlier lead " + lead))
                : Optional.empty();
    }

    /** Who is asked first for a lead in shadow, where the person's earlier lead was decided in shadow for this rep and nobody has it. */
    public static Verdict.Preference chosen(LeadId lead, String rep) {
        return new Verdict.Preference(rep, "was chosen for this person's earlier lead " + lead);
    }
}
