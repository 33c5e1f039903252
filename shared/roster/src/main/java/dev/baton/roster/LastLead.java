package dev.baton.roster;

import dev.baton.lead.LeadId;
import java.time.Instant;

/**
 * The last lead of a company that a rep got through a pool which keeps companies together ({@link Pool.Continuity#company}).
 *
 * @param rep who got it, by id
 * @param at when
 */
public record LastLead(LeadId lead, String rep, Instant at) {}
