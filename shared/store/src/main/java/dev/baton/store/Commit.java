package dev.baton.store;

import java.util.List;
import java.util.Set;

/** What came of a transaction of assign. */
public sealed interface Commit {
    /** All of it was written. {@code ring} names the pools of leads that waited for these. */
    record Done(Set<String> ring) implements Commit {
        public Done {
            ring = Set.copyOf(ring);
        }
    }

    /** None of it was, because of these. */
    record Refused(List<Refusal> refusals) implements Commit {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }

    /** None of it was, because of contention or throttling: back off, halve. */
    record Contended() implements Commit {}
}
