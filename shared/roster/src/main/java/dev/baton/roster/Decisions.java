package dev.baton.roster;

import java.util.List;
import java.util.Set;

/**
 * What came of a batch.
 *
 * @param decided one for each request, in the same order
 * @param after the roster's state after all of them
 * @param changedReps the reps whose loads differ from those before, by id
 * @param changedTurns the names of the turns that differ from those before
 */
public record Decisions(List<Decided> decided, Snapshot after, Set<String> changedReps, Set<String> changedTurns) {
    public Decisions {
        decided = List.copyOf(decided);
        changedReps = Set.copyOf(changedReps);
        changedTurns = Set.copyOf(changedTurns);
    }
}
