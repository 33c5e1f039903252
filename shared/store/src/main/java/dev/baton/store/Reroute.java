package dev.baton.store;

import java.util.Set;

/**
 * Why a lead is routed once more, and on what terms.
 *
 * @param notTo reps who must not get it this time, by id
 * @param returnTurn whether whoever took a turn for it gets it back
 */
public record Reroute(String by, String why, Set<String> notTo, boolean returnTurn) {
    public Reroute {
        notTo = Set.copyOf(notTo);
    }
}
