package dev.baton.standin;

import java.util.Locale;

/** What can be made to go wrong, as it goes wrong with Salesforce. */
public enum Fault {
    /** A written lead or task is locked by somebody else: UNABLE_TO_LOCK_ROW. Counted by record. */
    LOCK_ROW,
    /** The session of the call is over: INVALID_SESSION_ID. Never at its first call, so a new token works. */
    EXPIRED_SESSION,
    /** The user may not use the API (any more): INVALID_SESSION_ID whatever the token. */
    LOCKED_OUT,
    /** The calls of the day are used up: REQUEST_LIMIT_EXCEEDED, TotalRequests. */
    DAILY_LIMIT,
    /** Too many long calls at once: REQUEST_LIMIT_EXCEEDED, ConcurrentPerOrgLongTxn. */
    CONCURRENCY,
    /** Each call takes a while longer. */
    LATENCY,
    /** 503 and a page instead of JSON, as under maintenance. */
    UNAVAILABLE,
    /** The connection is closed without an answer; nothing was done. */
    CLOSED,
    /** The connection is closed without an answer, but everything was done. */
    LOST_ANSWER,
    /** A trigger gives each lead that is written to somebody else, in the same transaction. Counted by record. */
    REVERSAL,
    /** A duplicate rule blocks a lead whose e-mail address another lead or a contact has: DUPLICATES_DETECTED. Counted by record. */
    DUPLICATE;

    /** As it is written in JSON: {@code lock-row}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fault with that label, which {@link #label} gives. */
    static Fault of(String label) {
        for (Fault fault : values()) {
            if (fault.label().equals(label)) {
                return fault;
            }
        }
        throw new IllegalArgumentException("no fault is called " + label);
    }
}
