package dev.baton.roster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Whose turn it is, one turn at a time: pure functions from one {@link Turn} to the next. {@link Assigner} decides by the same rules. */
public final class Eevdf {
    private Eevdf() {}

    /** A turn taken: who has it, and the state after it. */
    public record Picked(String rep, Turn after) {}

    /**
     * Takes a turn.
     *
     * @param weights the weights of all members, in thousandths, by rep id
     * @param available the members who can have a lead now
     * @param excluded members who may not have this one lead; they stay available
     * @return empty when nobody is available and not excluded
     */
    public static Optional<Picked> pick(
            Turn turn, Map<String, Integer> weights, Set<String> available, Set<String> excluded) {
        List<String> ids = List.copyOf(new TreeMap<>(weights).keySet());
        Rotation rotation = unfolded(turn, ids, weights);
        boolean[] here = new boolean[ids.size()];
        boolean[] may = new boolean[ids.size()];
        for (int i = 0; i < here.length; i++) {
            String id = ids.get(i);
            here[i] = available.contains(id) && weights.getOrDefault(id, 0) > 0;
            may[i] = !excluded.contains(id);
        }
        int chosen = rotation.pick(here, may);
        return chosen < 0 ? Optional.empty() : Optional.of(new Picked(ids.get(chosen), rotation.turn()));
    }

    /** The state after a lead that the member got by a match and that counts as a turn; unchanged for somebody who is no member. */
    public static Turn count(Turn turn, Map<String, Integer> weights, String rep) {
        List<String> ids = List.copyOf(new TreeMap<>(weights).keySet());
        int index = ids.indexOf(rep);
        if (index < 0) {
            return turn;
        }
        Rotation rotation = unfolded(turn, ids, weights);
        rotation.count(index);
        return rotation.turn();
    }

    private static Rotation unfolded(Turn turn, List<String> ids, Map<String, Integer> weights) {
        return new Rotation(
                turn,
                ids,
                ids.stream().mapToInt(id -> weights.getOrDefault(id, 0)).toArray());
    }
}
