package dev.baton.store;

import java.time.Instant;

/**
 * One thing that is known of a Salesforce record: the value with the latest stamp, whatever order the news came in.
 *
 * @param value as Salesforce writes it: an id, a status, {@code true} or {@code false}
 * @param stamp up to when it is known to be so
 * @param since when it became so: as the change itself told, or else when it was first found to be so, or last known to be otherwise
 * @param told whether the change itself told it
 * @param ours whether Baton's own write made it so
 * @param by the id of the user who made it so; empty when that is not known
 * @param otherwise when it is last known to have had another value before; {@link Instant#EPOCH} when that is not known
 */
public record Register(
        String value, Stamp stamp, Instant since, boolean told, boolean ours, String by, Instant otherwise) {
    /** What is known when {@code seen} is the first to say anything. */
    static Register first(String value, Sighting seen) {
        return seen.sets() ? changed(value, seen) : found(value, seen, Instant.EPOCH);
    }

    /** The value was so before anybody cared. */
    Register ofOld() {
        return new Register(value, stamp, Instant.EPOCH, told, ours, by, otherwise);
    }

    private static Register changed(String value, Sighting seen) {
        return new Register(value, seen.stamp(), seen.stamp().at(), true, seen.ours(), seen.by(), Instant.EPOCH);
    }

    private static Register found(String value, Sighting seen, Instant otherwise) {
        return new Register(value, seen.stamp(), seen.stamp().at(), false, false, "", otherwise);
    }

    /** What is known after {@code seen} showed {@code now}. */
    Register with(String now, Sighting seen) {
        boolean same = value.equals(now);
        if (seen.stamp().isAfter(stamp)) {
            if (seen.sets()) {
                return changed(now, seen);
            }
            return same
                    ? new Register(value, seen.stamp(), since, told, ours, by, otherwise)
                    : found(now, seen, stamp.at());
        }
        return seen.sets() ? late(same, seen) : this;
    }

    /** A reading came first, and now a change that was before it: it may be the one that made it so, or show that another was. */
    private Register late(boolean same, Sighting seen) {
        Instant at = seen.stamp().at();
        if (same) {
            boolean says = at.isAfter(otherwise) && (!told || at.isAfter(since));
            return says ? new Register(value, stamp, at, true, seen.ours(), seen.by(), otherwise) : this;
        }
        if (!at.isAfter(otherwise)) {
            return this;
        }
        return since.isBefore(at)
                ? new Register(value, stamp, at, false, false, "", at)
                : new Register(value, stamp, since, told, ours, by, at);
    }
}
