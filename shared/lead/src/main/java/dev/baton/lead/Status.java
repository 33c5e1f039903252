package dev.baton.lead;

import java.util.Locale;

/** Where a lead stands. Every lead that was ever accepted is in exactly one of these. */
public enum Status {
    /** Accepted, and on its way to an outcome. */
    RECEIVED,
    /** On its way for too long: re-sent five times without an outcome. An operator has to look. Any outcome leaves it. */
    STUCK,
    /** A rep or the fallback queue has it. */
    ASSIGNED,
    /** Nobody was free; it waits for one, with a deadline. */
    HELD,
    /** Not ready for a rep; waits for a new form or signal. */
    NURTURED,
    /** Not a lead. */
    REJECTED,
    /** Its owner has finished with it. */
    CLOSED,
    /** Its personal data was erased; the tombstone stays. */
    ERASED;

    /** The lower-case word that is stored and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The status that {@link #word} names.
     *
     * @throws IllegalArgumentException if {@code word} is no status
     */
    public static Status of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The word that the public status read shows: {@code stuck} is Baton's own trouble and shows as {@code received}. */
    public String publicWord() {
        return this == STUCK ? RECEIVED.word() : word();
    }
}
