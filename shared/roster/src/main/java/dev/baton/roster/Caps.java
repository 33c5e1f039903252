package dev.baton.roster;

import java.util.OptionalInt;

/**
 * How many leads somebody may have. Whole counts in a stated period, in the rep's own zone; empty means no limit.
 *
 * @param open leads that are assigned and not closed, at any one time
 * @param day leads assigned within one calendar day
 * @param week leads assigned within one calendar week, from Monday
 */
public record Caps(OptionalInt open, OptionalInt day, OptionalInt week) {
    public static final Caps NONE = new Caps(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
}
