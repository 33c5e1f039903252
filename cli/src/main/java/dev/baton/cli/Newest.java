package dev.baton.cli;

import dev.baton.store.LeadState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The newest leads of many, in constant memory. Not thread-safe. */
final class Newest {
    private static final Comparator<LeadState> BY_AGE = Comparator.comparing(LeadState::acceptedAt)
            .thenComparing(state -> state.id().value());

    private final int limit;
    private final PriorityQueue<LeadState> kept = new PriorityQueue<>(BY_AGE);
    private long seen;

    Newest(int limit) {
        this.limit = limit;
    }

    /** Looks at one more. */
    void take(LeadState state) {
        seen++;
        kept.add(state);
        if (kept.size() > limit) {
            kept.remove();
        }
    }

    /** The newest first. */
    List<LeadState> list() {
        var list = new ArrayList<>(kept);
        list.sort(BY_AGE.reversed());
        return list;
    }

    /** How many were looked at. */
    long seen() {
        return seen;
    }
}
