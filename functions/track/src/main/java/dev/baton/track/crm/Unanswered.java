package dev.baton.track.crm;

import dev.baton.salesforce.Failure;

/** Salesforce did not answer: whatever needed the answer is to come again. */
public final class Unanswered extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    Unanswered(Failure failure) {
        super(failure.reason());
        this.failure = failure;
    }

    /** Why not. */
    public Failure failure() {
        return failure;
    }
}
