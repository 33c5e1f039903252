package dev.baton.store;

import java.time.Instant;
import java.util.Locale;

/**
 * A time in which nothing is sent to Salesforce, by any instance.
 *
 * @param text what Salesforce said, or what is wrong, for the person who looks; without personal data
 * @param since when the first failure of this pause was seen
 * @param until when one delivery may try whether it is over
 * @param probes how many such tries have failed
 */
public record Pause(Why why, String text, Instant since, Instant until, int probes) {
    /** Why nothing is sent. */
    public enum Why {
        /** Salesforce does not answer, or answers that it cannot. */
        DOWN,
        /** The day's API calls are used up, or so nearly that the rest is left to others. */
        DAILY_LIMIT,
        /** Salesforce refuses Baton as such: its credentials, its permissions. Somebody has to look. */
        CONFIGURATION;

        /** The lower-case word that is stored and shown. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Why of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
