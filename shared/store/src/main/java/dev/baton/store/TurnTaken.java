package dev.baton.store;

/**
 * The turn that was taken for a lead.
 *
 * @param name the name of the {@link dev.baton.roster.Turn}
 * @param rep who took it: a later owner may be somebody else
 * @param inRotation whether it was taken in rotation; otherwise a match, or a person's word, counted as a turn
 */
public record TurnTaken(String name, String rep, boolean inRotation) {}
