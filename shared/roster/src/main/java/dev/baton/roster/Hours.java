package dev.baton.roster;

import dev.baton.roster.hours.WeekText;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When people work, as a playbook says it: for everybody who has no hours of their own, or for one pool beside its members' own.
 *
 * @param week as {@link WeekText} reads it
 * @param zone where its clock hangs; empty means each rep's own zone
 * @param holidays whose public holidays are off: a region as {@code Holidays} names it, {@link #EACH_REP}, or empty for none
 */
public record Hours(String week, Optional<ZoneId> zone, String holidays) {
    /** In place of a region: that of each rep. */
    public static final String EACH_REP = "each-rep";
}
