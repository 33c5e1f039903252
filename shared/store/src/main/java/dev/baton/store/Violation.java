package dev.baton.store;

/**
 * Something in the tables that must not be.
 *
 * @param promise the promise that it breaks
 * @param about the key of the item, or the rep's id
 * @param what one sentence, without anything personal
 */
public record Violation(Promise promise, String about, String what) {
    /** What is promised of the tables. */
    public enum Promise {
        /** Every lead is whole and in exactly one state, and whoever has to move it next will find it. */
        NONE_LOST,
        /** One routing has one outcome and one owner, and the lead shows that one. */
        ONE_OWNER,
        /** Loads count what is open, and no decision took anybody above a limit. */
        CAPACITY,
        /** Who waits is on one list, with a deadline. */
        HELD_ONCE,
        /** What was decided is delivered, or marked to be. */
        DELIVERED
    }
}
