package dev.baton.assign;

import dev.baton.store.Commit;
import dev.baton.store.Refusal;
import java.util.Optional;
import java.util.Set;

/** Reads refusals. */
final class Refusals {
    private Refusals() {}

    /** The waiters that stood in the way, if nothing else did. */
    static Optional<Set<String>> waiters(Commit.Refused refused) {
        return refused.refusals().size() == 1 && refused.refusals().getFirst() instanceof Refusal.Awaited awaited
                ? Optional.of(awaited.waiters())
                : Optional.empty();
    }
}
