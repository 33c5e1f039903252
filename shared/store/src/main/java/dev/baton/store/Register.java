package dev.baton.store;

import java.time.Instant;

/**
 * One thing that is known of a Salesforce record: the value with the latest stamp, whatever order the news came in.
 *
 * @param value as Salesforce writes it: an id, a status, {@code true} or {@code false}
 * @param stamp up to when it is known to be so
 * @param since when it became so, as far as that is known: a value that was only ever read, not seen to change, is dated by the reading
 * @param ours whether Baton's own write made it so
 * @param by the id of the user who made it so; empty when that is not known
 */
public record Register(String value, Stamp stamp, Instant since, boolean ours, String by) {
    /** What is known when a change set {@code value}. */
    static Register changed(String value, Sighting seen) {
        return new Register(value, seen.stamp(), seen.stamp().at(), seen.ours(), seen.by());
    }

    /** What is known after {@code seen} showed {@code now}, of which {@code there} was known before. */
    static Register merged(Register there, String now, Sighting seen) {
        boolean same = there.value().equals(now);
        if (!seen.stamp().isAfter(there.stamp())) {
            return same && seen.sets() && there.readOnly() ? explained(there, seen) : there;
        }
        if (seen.sets()) {
            return changed(now, seen);
        }
        return same
                ? new Register(there.value(), seen.stamp(), there.since(), there.ours(), there.by())
                : new Register(now, seen.stamp(), seen.stamp().at(), false, "");
    }

    /** Whether it was found by reading: nobody saw it change. */
    private boolean readOnly() {
        return stamp.number() == Long.MAX_VALUE && since.equals(stamp.at());
    }

    /** A reading came first, and now the change that it showed: this says when it was, and whose. */
    private static Register explained(Register there, Sighting seen) {
        return new Register(there.value(), there.stamp(), seen.stamp().at(), seen.ours(), seen.by());
    }
}
