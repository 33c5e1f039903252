package dev.baton.rehearsal;

import dev.baton.lead.Mode;
import dev.baton.lead.Verdict;
import dev.baton.roster.EarlierLead;
import dev.baton.roster.Pool;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of the first lead of a lead's person, where that is another one.
 *
 * @param had that lead, where a rep has or had it
 * @param chosen who is asked first for a lead in shadow, where that lead was decided in shadow and nobody has it
 * @param mode the deployment's: that of a route which does not say its own
 */
public record Earlier(Optional<EarlierLead> had, Optional<Verdict.Preference> chosen, Mode mode) {
    /** Nothing. */
    public static final Earlier NOTHING = new Earlier(Optional.empty(), Optional.empty(), Mode.LIVE);

    /** Who is asked before anybody else for a lead with this verdict. */
    Optional<Verdict.Preference> preference(Verdict.Routed verdict, Pool.Continuity continuity, Instant now) {
        return had.flatMap(lead -> lead.preference(continuity, now))
                .or(() -> chosen.filter(_ -> verdict.mode().orElse(mode) == Mode.SHADOW));
    }
}
