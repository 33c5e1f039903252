package dev.baton.assign;

import dev.baton.lead.Outcome;
import dev.baton.roster.Decided;
import dev.baton.roster.Request;
import dev.baton.store.Parking.ForFirst;

/** What was ruled about one lead. */
sealed interface Ruling {
    /** The lead. */
    Case one();

    /** The pure core decided: a rep, the fallback, or a hold. */
    record ByTurn(Case one, Request request, Standing standing, Decided decided) implements Ruling {}

    /** It waits for the first lead of its person. */
    record Waits(Case one, ForFirst first) implements Ruling {}

    /** A newer playbook says that the lead that waits is not for a rep. */
    record Ends(Case one, Standing standing, Outcome outcome) implements Ruling {}

    /** Deciding it threw. */
    record Fault(Case one, String what) implements Ruling {}
}
