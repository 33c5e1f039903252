package dev.baton.roster;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A rule for whose turn it is, so that the same properties can be asked of ours and of rules that are known to be wrong. */
interface Picker {
    /** Takes a turn; empty when nobody is available and not excluded. */
    Optional<String> pick(Map<String, Integer> weights, Set<String> available, Set<String> excluded);

    /** Counts a matched lead as a turn. */
    void count(Map<String, Integer> weights, String rep);

    /** Virtual time, for rules that have one. */
    default long virtualTime() {
        return 0;
    }

    /** The rule of this project. */
    final class Ours implements Picker {
        private Turn turn;

        Ours() {
            this(Turn.START);
        }

        Ours(Turn turn) {
            this.turn = turn;
        }

        @Override
        public Optional<String> pick(Map<String, Integer> weights, Set<String> available, Set<String> excluded) {
            Optional<Eevdf.Picked> picked = Eevdf.pick(turn, weights, available, excluded);
            picked.ifPresent(it -> turn = it.after());
            return picked.map(Eevdf.Picked::rep);
        }

        @Override
        public void count(Map<String, Integer> weights, String rep) {
            turn = Eevdf.count(turn, weights, rep);
        }

        @Override
        public long virtualTime() {
            return turn.virtualTime();
        }

        Turn turn() {
            return turn;
        }
    }
}
