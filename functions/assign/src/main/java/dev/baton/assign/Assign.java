package dev.baton.assign;

import dev.baton.lead.Mode;
import dev.baton.queue.Arrival;
import dev.baton.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Decides who gets the leads of a batch, and whatever waits in their cells. Thread-safe: what changes lives in the invocation.
 *
 * <p>A record is reported as failed only when DynamoDB or SQS cannot be reached, or contention lasts. Whatever else goes wrong with a lead
 * parks that lead.
 */
final class Assign {
    private final Stores stores;
    private final Sends sends;
    private final Clock clock;
    private final Desk desk;

    /** {@code mode} holds for every route that has none of its own. */
    Assign(Stores stores, Sends sends, Clock clock, Mode mode) {
        this.stores = stores;
        this.sends = sends;
        this.clock = clock;
        this.desk = new Desk(stores, mode);
    }

    /**
     * Works through a batch.
     *
     * @param remaining the time that this invocation has left
     * @return the ids of the records that have to come again
     */
    Set<String> handle(List<Arrival> arrivals, Supplier<Duration> remaining) {
        Pending pending = new Pending(arrivals);
        Invocation invocation = new Invocation(stores, sends, clock, desk, remaining, pending);
        try {
            invocation.work();
            return pending.strays();
        } catch (RuntimeException fault) {
            if (!StoreException.passing(fault)) {
                return parkAll(pending, fault);
            }
            Log.failed(pending.unfinished().size(), Log.text(fault));
            return pending.unfinished();
        }
    }

    /** Something is wrong with what all decisions need, the playbook say: the leads wait until it is mended. */
    private Set<String> parkAll(Pending pending, RuntimeException fault) {
        Shelter shelter = new Shelter(stores.assignments());
        try {
            for (Case one : pending.leads()) {
                shelter.park(one, Log.text(fault), clock.instant());
                pending.done(one.id());
            }
            return pending.strays();
        } catch (RuntimeException again) {
            Log.failed(pending.unfinished().size(), Log.text(again));
            return pending.unfinished();
        }
    }
}
