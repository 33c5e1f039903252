package dev.baton.roster.hours;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Time that counts: while all of the schedules are open at once, a rep's and the support desk's say. Immutable, thread-safe.
 *
 * @param schedules with none of them all time counts
 */
public record BusinessTime(List<Schedule> schedules) {
    public BusinessTime {
        schedules = List.copyOf(schedules);
    }

    /** Whether time counts at {@code at}. */
    public boolean open(Instant at) {
        return schedules.stream().allMatch(schedule -> schedule.open(at));
    }

    /**
     * The first stretch from {@code from} on in which time counts, as far as it lies before {@code limit}.
     *
     * @return empty when there is none before {@code limit}
     */
    public Optional<Opening> next(Instant from, Instant limit) {
        Instant at = from;
        while (at.isBefore(limit)) {
            Instant begin = at;
            Instant end = limit;
            for (Schedule schedule : schedules) {
                Optional<Opening> open = schedule.next(at, limit);
                if (open.isEmpty()) {
                    return Optional.empty();
                }
                begin = Schedule.later(begin, open.get().from());
                end = Schedule.earlier(end, open.get().to());
            }
            if (begin.isBefore(end)) {
                return Optional.of(new Opening(begin, end));
            }
            at = begin;
        }
        return Optional.empty();
    }

    /**
     * When {@code length} of time that counts will have passed since {@code from}: at the close of business, not at the next opening, where
     * it is used up then.
     *
     * @param length zero answers {@code from} itself
     * @return empty when that is not before or at {@code limit}
     */
    public Optional<Instant> after(Instant from, Duration length, Instant limit) {
        Duration left = length;
        Instant at = from;
        while (left.isPositive()) {
            Optional<Opening> open = next(at, limit);
            if (open.isEmpty()) {
                return Optional.empty();
            }
            if (open.get().length().compareTo(left) >= 0) {
                return Optional.of(open.get().from().plus(left));
            }
            left = left.minus(open.get().length());
            at = open.get().to();
        }
        return at.isAfter(limit) ? Optional.empty() : Optional.of(at);
    }

    /** How much time that counts lies between two moments; zero when they are not in order. */
    public Duration between(Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        Instant at = from;
        while (at.isBefore(to)) {
            Optional<Opening> open = next(at, to);
            if (open.isEmpty()) {
                return sum;
            }
            sum = sum.plus(open.get().length());
            at = open.get().to();
        }
        return sum;
    }
}
