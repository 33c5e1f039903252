package dev.baton.store;

/**
 * The names of the two tables.
 *
 * @param leads the table of leads and everything about them
 * @param routing the table of reps, pools, playbooks and lookup rows
 */
public record Tables(String leads, String routing) {
    /** The sparse index of {@link #leads} by status and due time. */
    public static final String DUE_INDEX = "due";

    /** How many shards the index has for each status. */
    public static final int SHARDS = 4;
}
