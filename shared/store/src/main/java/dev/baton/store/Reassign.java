package dev.baton.store;

import dev.baton.lead.Mode;
import dev.baton.lead.Owner;
import dev.baton.roster.Rep;
import dev.baton.roster.hours.BusinessTime;
import java.util.Optional;

/**
 * A person's decision about a lead.
 *
 * @param to who gets it
 * @param rep the same as read, where it is a rep, who then counts the lead: nothing is done on another version of the profile. Empty for a
 *     user of Salesforce who is not in the roster
 * @param pool the pool that the lead counts in
 * @param by who decided
 * @param why in that person's words
 * @param returnTurn whether the turn that was taken for the lead goes to the new owner: the earlier one gets it back, the new one takes it
 * @param hours when the rep works for the pool: what a route promises holds for a lead that was given by hand, too
 */
public record Reassign(
        Owner to,
        Optional<Versioned<Rep>> rep,
        String pool,
        Mode mode,
        String by,
        String why,
        boolean returnTurn,
        Optional<BusinessTime> hours) {
    /** To a rep. */
    public Reassign(
            Versioned<Rep> to,
            String pool,
            Mode mode,
            String by,
            String why,
            boolean returnTurn,
            Optional<BusinessTime> hours) {
        this(card(to.value()), Optional.of(to), pool, mode, by, why, returnTurn, hours);
    }

    /** One of which nothing is promised. */
    public Reassign(Versioned<Rep> to, String pool, Mode mode, String by, String why, boolean returnTurn) {
        this(to, pool, mode, by, why, returnTurn, Optional.empty());
    }

    private static Owner card(Rep rep) {
        return new Owner.Rep(rep.id(), rep.name(), rep.bookingUrl());
    }
}
