package dev.baton.store;

import java.util.List;

/**
 * Where a pool stands now.
 *
 * @param cell the cell's name, which is the message group of its leads
 * @param members the ids of the reps that the pool selects
 */
public record PoolCell(String cell, List<String> members) {
    public PoolCell {
        members = List.copyOf(members);
    }
}
