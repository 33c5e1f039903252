package dev.baton.store;

/**
 * The turn that a lead's owner took for it.
 *
 * @param name the name of the {@link dev.baton.roster.Turn}
 * @param inRotation whether it was taken in rotation; otherwise a match, or a person's word, counted as a turn
 */
public record TurnTaken(String name, boolean inRotation) {}
