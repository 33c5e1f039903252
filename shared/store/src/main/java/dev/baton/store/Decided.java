package dev.baton.store;

import dev.baton.lead.Decision;
import dev.baton.lead.Facts;

/** A decision with the facts that it was made on. */
public record Decided(Decision decision, Facts facts) {}
