package dev.baton.proof;

import dev.baton.standin.Fault;
import dev.baton.standin.Faults;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What Salesforce goes through while leads are delivered: it is down, then slow, limiting, locking and forgetful, then well; and deliver is
 * killed at work. What comes next goes by what happened, not by the clock, so that a slow machine sees the same. For one thread.
 */
final class Weather {
    private final Deque<Turn> turns;

    private record Turn(BooleanSupplier when, Runnable then) {}

    /** Begins with an outage. */
    Weather(Crm crm) {
        Faults faults = crm.org().faults();
        faults.always(Fault.UNAVAILABLE);
        // Few kills, and early: what a killed process had in hand is sent again by the watch, after two minutes.
        this.turns = new ArrayDeque<>(List.of(
                new Turn(() -> faults.struck(Fault.UNAVAILABLE) >= 3, () -> mixed(faults)),
                new Turn(() -> tasks(crm) >= 5, () -> crm.stack().run().kill("deliver")),
                new Turn(() -> tasks(crm) >= 60, () -> crm.stack().run().kill("deliver")),
                new Turn(() -> tasks(crm) >= 160, () -> faults.next(Fault.LOST_ANSWER, 1)),
                new Turn(() -> tasks(crm) >= 240, () -> faults.next(Fault.CLOSED, 1)),
                new Turn(() -> tasks(crm) >= 350, faults::clear)));
    }

    private static int tasks(Crm crm) {
        return crm.org().records("Task").size();
    }

    private static void mixed(Faults faults) {
        faults.clear(Fault.UNAVAILABLE);
        faults.slow(Duration.ofMillis(400));
        faults.share(Fault.LOCK_ROW, 0.05);
        faults.next(Fault.EXPIRED_SESSION, 3);
        faults.next(Fault.CONCURRENCY, 2);
    }

    /** Looks whether it is time for the next thing. */
    void turn() {
        while (!turns.isEmpty() && turns.peek().when().getAsBoolean()) {
            turns.pop().then().run();
        }
    }

    /** Whether nothing more comes. */
    boolean isOver() {
        return turns.isEmpty();
    }
}
