package dev.baton.simulation;

import dev.baton.lead.LeadId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/** What is due when. Of one moment, touches come first, then what is
 * closed, then what was promised, then the looks at those that wait. Mutable, for one thread. */
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
        /** A rep turns to a routing of a lead. */
        record Touch(LeadId lead, int routing) implements What {}

        /** A routing of a lead is finished with. */
        record Close(LeadId lead, int routing) implements What {}

        /** The clock of a routing's first touch is looked at. */
        record Promised(LeadId lead, int routing) implements What {}

        record Look(String cell) implements What {}

        private int rank() {
            return switch (this) {
                case Touch _ -> 0;
                case Close _ -> 1;
                case Promised _ -> 2;
                case Look _ -> 3;
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
