package dev.baton.roster;

import java.time.Instant;
import java.util.Optional;

/**
 * How a lead has waited in its present routing.
 *
 * @param since when this routing was first parked: every hold's deadline is counted from here
 * @param until the deadline it was given by the pool it waits for, which is never extended; empty when it waited for something else (the
 *     decision of another lead, an operator) and no pool has set a deadline yet
 * @param then where it goes if the pool that it waits for has vanished: a pool or {@link dev.baton.lead.Outcome#FALLBACK}
 */
public record Waited(Instant since, Optional<Instant> until, String then) {}
