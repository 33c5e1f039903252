package dev.baton.lead;

/** What kind of mailbox an address belongs to, by its domain. */
public enum EmailKind {
    /** No usable address. */
    NONE,
    /** A company's own domain. */
    BUSINESS,
    /** A free mail provider. */
    FREE,
    /** A throw-away address. */
    DISPOSABLE
}
