package dev.baton.roster;

import java.util.HashMap;
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

    /**
     * Gives a turn back: somebody had it for a lead that was then taken away. The pass goes back by the turn, as if it had not been taken, but
     * never further than one turn behind V: nobody is owed more than one turn (promise 4), so whoever loses many leads at once does not get
     * as many in a row. V never falls (rule 3). A turn taken in rotation had moved V as well; so that V does not run away from everybody who
     * stayed, which would make newcomers wait, the next turns move it by so much less. Nobody else's pass moves. Somebody whom the
     * pool has forgotten (rule 8) has nothing to get back.
     *
     * @param inRotation whether the turn was taken in rotation (rule 4); one that a match counted for (rule 5) moved the pass alone, and so
     *     does one that changes hands: {@link #taken} moves the other pass
     */
    public static Turn returned(Turn turn, String rep, boolean inRotation) {
        Turn.Member member = turn.members().get(rep);
        if (member == null || member.weight() <= 0) {
            return turn;
        }
        long one = Rotation.TURN / member.weight();
        long back = Math.max(member.pass() - one, Math.min(member.pass(), turn.virtualTime() - one));
        long given = member.pass() - back;
        Map<String, Turn.Member> members = new HashMap<>(turn.members());
        members.put(rep, new Turn.Member(back, member.weight(), member.present()));
        long present = turn.members().values().stream()
                .filter(other -> other.present())
                .mapToLong(Turn.Member::weight)
                .sum();
        // given is a turn at most, so the product is below 2^43.
        long moved = inRotation ? given * member.weight() / Math.max(present, member.weight()) : 0;
        return new Turn(turn.virtualTime(), members, turn.owed() + moved);
    }

    /**
     * Takes a turn for somebody to whom a person gave a lead: as for a match (rule 5), only the pass moves.
     *
     * @param weight the weight in thousandths, used for somebody whom the pool does not remember; rule 7 makes good a pool's own
     */
    public static Turn taken(Turn turn, String rep, int weight) {
        Turn.Member known = turn.members().get(rep);
        int its = known == null ? weight : known.weight();
        if (its <= 0) {
            return turn;
        }
        long from = known == null
                ? turn.virtualTime()
                : known.present() ? known.pass() : Math.max(known.pass(), turn.virtualTime());
        long pass = Math.min(from + Rotation.TURN / its, turn.virtualTime() + Rotation.FAR);
        Map<String, Turn.Member> members = new HashMap<>(turn.members());
        members.put(rep, new Turn.Member(pass, its, known != null && known.present()));
        return new Turn(turn.virtualTime(), members, turn.owed());
    }

    private static Rotation unfolded(Turn turn, List<String> ids, Map<String, Integer> weights) {
        return new Rotation(
                turn,
                ids,
                ids.stream().mapToInt(id -> weights.getOrDefault(id, 0)).toArray());
    }
}
