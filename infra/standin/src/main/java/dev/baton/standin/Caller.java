package dev.baton.standin;

/**
 * Who writes, and how.
 *
 * @param userId the user's record
 * @param origin what change events name as the origin of the change; empty for what a person does
 * @param assigns whether the org's assignment rule runs on leads that are written: by default it does
 * @param savesDuplicates whether records are saved although a duplicate rule warns
 */
record Caller(String userId, String origin, boolean assigns, boolean savesDuplicates) {
    /** A person in front of the page. The rule runs when they create a lead, not when they change one. */
    static Caller person(String userId, boolean assigns) {
        return new Caller(userId, "", assigns, true);
    }
}
