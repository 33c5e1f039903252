package dev.baton.roster;

/**
 * How a member stands in a pool, for a person to look at. Nothing is decided by it.
 *
 * @param rep by id
 * @param tier from 0
 * @param weight in thousandths
 * @param refusal why the member can have no lead of the pool now; empty for who can
 * @param owed how many turns the member is owed, above zero, or ahead by, below: within one of each other for those who stay. Somebody who
 *     is away is owed nothing for it
 * @param newcomer whether the pool does not remember the member, who starts level with it
 */
public record Place(String rep, int tier, int weight, String refusal, double owed, boolean newcomer) {
    /** Whether the member can have a lead of the pool now. */
    public boolean free() {
        return refusal.isEmpty();
    }
}
