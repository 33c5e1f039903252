package dev.baton.track.reconcile;

import java.time.Instant;

/**
 * A sign that somebody has dealt with a lead.
 *
 * @param by the Salesforce user's id; empty when not known
 * @param why in a few words
 */
public record Touched(Instant at, String by, String why) {}
