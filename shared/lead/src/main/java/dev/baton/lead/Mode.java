package dev.baton.lead;

import java.util.Locale;

/** Whether a decision is for real. */
public enum Mode {
    /** Decided and recorded, beside another routing that goes on: nothing is written to Salesforce, and no capacity is held. */
    SHADOW,
    /** Decided, recorded and carried out. */
    LIVE;

    /** The lower-case word that is stored, configured and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The mode that {@link #word} names.
     *
     * @throws IllegalArgumentException if {@code word} is no mode
     */
    public static Mode of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
