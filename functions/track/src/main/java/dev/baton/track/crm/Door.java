package dev.baton.track.crm;

import dev.baton.salesforce.Failure;
import dev.baton.store.Pause;
import dev.baton.store.Pauses;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Where an org is asked: each batch for itself, and none while deliver has Salesforce paused. Thread-safe.
 *
 * @param unreadable is told of fields that cannot be read
 */
public record Door(Rows rows, Pauses pauses, Clock clock, Consumer<Collection<String>> unreadable) {
    /**
     * A reader for one batch, which asks nothing any more once Salesforce did not answer.
     *
     * @param timeIsShort asked before each question; whether its answer could come too late
     */
    public Reader reader(BooleanSupplier timeIsShort) {
        return new Reader(new Asking(rows, this::paused, timeIsShort), clock, unreadable);
    }

    /** Why nothing is to be asked just now; nothing where it may be. A pause whose time has come keeps nobody from asking. */
    public Optional<Failure> paused() {
        return pauses.lasting(clock.instant()).map(Door::failure);
    }

    /** What whoever would ask is answered in the meantime. */
    public static Failure failure(Pause pause) {
        String until = "paused until " + pause.until();
        return switch (pause.why()) {
            case DOWN -> new Failure.Unreachable(until);
            case DAILY_LIMIT -> new Failure.DailyLimit(until);
            case CONFIGURATION -> new Failure.Misconfigured(until, pause.text());
        };
    }
}
