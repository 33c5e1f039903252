package dev.baton.store;

import dev.baton.lead.Mode;
import dev.baton.roster.Rep;

/**
 * A person's decision about a lead.
 *
 * @param to who gets it, as read: nothing is done on another version of the profile
 * @param pool the pool that the lead counts in
 * @param by who decided
 * @param why in that person's words
 * @param returnTurn whether the turn that was taken for the lead goes to the new owner: the earlier one gets it back, the new one takes it
 */
public record Reassign(Versioned<Rep> to, String pool, Mode mode, String by, String why, boolean returnTurn) {}
