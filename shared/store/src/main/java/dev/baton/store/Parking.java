package dev.baton.store;

import dev.baton.lead.LeadId;
import dev.baton.roster.Waited;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a lead waits, for what, and for how long.
 *
 * @param pool the pool in whose list it is
 * @param waited when this routing was first parked, the deadline, and where it goes then
 * @param why one sentence for whoever asks
 * @param first the lead of the same person that it waits for; empty when it waits for a rep
 * @param fault why deciding it failed, and under which playbook version; empty when nothing failed
 */
public record Parking(String pool, Waited waited, String why, Optional<ForFirst> first, Optional<Fault> fault) {
    /** Waits for the decision of {@code lead}, until {@code until} at most. */
    public record ForFirst(LeadId lead, Instant until) {}

    /**
     * Deciding it threw.
     *
     * @param playbookVersion it is tried again when another version is active, or at its deadline
     */
    public record Fault(String what, int playbookVersion) {}

    /** When the watch has to ring: the nearest of the deadlines, or an instant of old when there is none at all. */
    public Instant wakeAt() {
        Instant own = waited.until().orElse(Instant.MAX);
        Instant firsts = first.map(ForFirst::until).orElse(Instant.MAX);
        Instant nearest = own.isBefore(firsts) ? own : firsts;
        return nearest.equals(Instant.MAX) ? waited.since() : nearest;
    }
}
