package dev.baton.store;

/**
 * Why a lead's owner is another than its decision said, and what that does to the pool's turn.
 *
 * @param by who did it: a person or an automation, as Salesforce or the operator names them
 * @param text why, in words; empty when none were given
 * @param returnTurn whether the earlier owner gets back the turn that this lead took
 * @param takeTurn whether the new owner takes a turn of the same pool; where the lead took none, or nobody has one to return, nothing moves
 */
public record Reown(Kind kind, String by, String text, boolean returnTurn, boolean takeTurn) {
    /** What happened. */
    public enum Kind {
        /** A person gave the lead to somebody else in Salesforce: an override. */
        REOWNED("re-owned"),
        /** An assignment rule or another automation undid the owner that was written. */
        REVERSED("reversed"),
        /** The person was known in Salesforce already, with an owner who keeps the lead. */
        LINKED("linked"),
        /** Baton decided in shadow, and this is who really got it. */
        OBSERVED("observed");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word that is stored and shown: the event's kind. */
        public String word() {
            return word;
        }
    }
}
