package dev.baton.roster;

import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import java.time.Instant;

/**
 * The last lead of a company that a rep got through a pool which keeps companies together ({@link Pool.Continuity#company}).
 *
 * @param rep who got it, by id
 * @param at when
 */
public record LastLead(LeadId lead, String rep, Instant at) {
    /** What the keys of companies end in for leads that are decided in shadow. */
    public static final String SHADOW = "~shadow";

    /**
     * The key of a company for a lead that is decided so: what is decided in shadow moves nothing of what is carried out.
     *
     * @param company {@code Keys.company()}; empty gives an empty one
     */
    public static String key(String company, Mode mode) {
        return company.isEmpty() || mode == Mode.LIVE ? company : company + SHADOW;
    }
}
