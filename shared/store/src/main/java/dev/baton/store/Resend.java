package dev.baton.store;

/** What to do about something that is due. */
public sealed interface Resend {
    /** Send it again with this attempt number; the next look is scheduled. */
    record Again(int attempt) implements Resend {}

    /** That was the last attempt: it is stuck, and an operator has to look. */
    record Stuck() implements Resend {}

    /** It changed since it was read: leave it. */
    record Changed() implements Resend {}
}
