package dev.baton.simulation;

import dev.baton.lead.LeadId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/** What is due when. Of one moment, touches come first, then what is closed, then the looks at those that wait. Mutable, for one thread. */
final class Agenda {
    private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparing(Due::at)
            .thenComparingInt(due -> due.what().rank())
            .thenComparingLong(Due::number));
    private final Map<String, Instant> looks = new HashMap<>();
    private long numbers;

    /** Something that is due. */
    record Due(Instant at, What what, long number) {}

    /** What can be due. */
    sealed interface What {
        record Touch(LeadId lead) implements What {}

        record Close(LeadId lead) implements What {}

        record Look(String cell) implements What {}

        private int rank() {
            return switch (this) {
                case Touch _ -> 0;
                case Close _ -> 1;
                case Look _ -> 2;
            };
        }
    }

    void put(Instant at, What what) {
        queue.add(new Due(at, what, numbers++));
    }

    /** The cell is looked at then, and not when it was said before. */
    void look(String cell, Instant at) {
        if (!at.equals(looks.put(cell, at))) {
            put(at, new What.Look(cell));
        }
    }

    void never(String cell) {
        looks.remove(cell);
    }

    /** Whether this is the moment at which the cell is to be looked at. */
    boolean looked(String cell, Instant now) {
        return looks.remove(cell, now);
    }

    /** Takes what is due first, by {@code until}. */
    Optional<Due> next(Instant until) {
        Due first = queue.peek();
        return first == null || first.at().isAfter(until) ? Optional.empty() : Optional.ofNullable(queue.poll());
    }
}
