package dev.baton.queue;

import java.io.Serial;

/** A message could not be sent. The text names the reason and no value. */
public final class SendException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean permanent;

    SendException(Unsent unsent) {
        super(unsent.what().message().getClass().getSimpleName() + " was not sent: " + unsent.why());
        this.permanent = unsent.permanent();
    }

    /** Whether sending it again is useless. */
    public boolean permanent() {
        return permanent;
    }
}
