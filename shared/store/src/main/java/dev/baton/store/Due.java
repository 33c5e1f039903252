package dev.baton.store;

import dev.baton.lead.LeadId;
import dev.baton.lead.Status;
import java.time.Instant;

/**
 * An entry of the index: a hint, eventually consistent. Read the lead itself before doing anything about it.
 *
 * @param heldPool the pool it is held in; empty when it is not held
 */
public record Due(LeadId id, Status status, Instant at, String heldPool) {}
