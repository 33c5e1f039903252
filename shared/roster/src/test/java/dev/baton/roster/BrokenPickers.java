package dev.baton.roster;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Rules that look right and are not. The properties must find each of them out, or the properties prove nothing. */
final class BrokenPickers {
    private BrokenPickers() {}

    /** Plain stride scheduling: the lowest pass is next. Members of equal weight are all served before a heavy one has its due. */
    static final class PlainStride implements Picker {
        private final Map<String, Long> passes = new HashMap<>();

        @Override
        public Optional<String> pick(Map<String, Integer> weights, Set<String> available, Set<String> excluded) {
            long lowest = available.stream()
                    .filter(passes::containsKey)
                    .mapToLong(who -> passes.getOrDefault(who, 0L))
                    .min()
                    .orElse(0);
            available.forEach(who -> passes.putIfAbsent(who, lowest));
            Optional<String> next = candidates(available, excluded).stream()
                    .min(Comparator.comparingLong(who -> passes.getOrDefault(who, 0L)));
            next.ifPresent(who -> count(weights, who));
            return next;
        }

        @Override
        public void count(Map<String, Integer> weights, String rep) {
            passes.merge(rep, Rotation.TURN / weights.getOrDefault(rep, 1), Long::sum);
        }
    }

    /** EEVDF, except for where somebody who comes back starts. */
    abstract static class BadReturn implements Picker {
        private Turn turn = Turn.START;
        private Set<String> before = Set.of();

        /** The pass of somebody who comes back with {@code own}, when the others' lowest is {@code lowest}. */
        abstract long start(long own, long lowest);

        @Override
        public Optional<String> pick(Map<String, Integer> weights, Set<String> available, Set<String> excluded) {
            Map<String, Turn.Member> members = new HashMap<>(turn.members());
            long lowest = members.entrySet().stream()
                    .filter(member -> before.contains(member.getKey()))
                    .mapToLong(member -> member.getValue().pass())
                    .min()
                    .orElse(turn.virtualTime());
            for (String who : available) {
                Turn.Member known = members.get(who);
                if (known != null && !before.contains(who)) {
                    members.put(who, new Turn.Member(start(known.pass(), lowest), known.weight(), true));
                }
            }
            Optional<Eevdf.Picked> picked =
                    Eevdf.pick(new Turn(turn.virtualTime(), members), weights, available, excluded);
            before = new HashSet<>(available);
            picked.ifPresent(it -> turn = remembering(it.after(), members));
            return picked.map(Eevdf.Picked::rep);
        }

        /** It does not forget either. */
        private static Turn remembering(Turn after, Map<String, Turn.Member> members) {
            Map<String, Turn.Member> all = new HashMap<>(members);
            all.putAll(after.members());
            return new Turn(after.virtualTime(), all);
        }

        @Override
        public void count(Map<String, Integer> weights, String rep) {
            turn = Eevdf.count(turn, weights, rep);
        }
    }

    /** Who comes back starts at the lowest pass: whoever toggles away and back gets every lead. */
    static final class ReturnAtLowest extends BadReturn {
        @Override
        long start(long own, long lowest) {
            return lowest;
        }
    }

    /** Who comes back starts where he left: a flood after leave. */
    static final class ReturnAtOwn extends BadReturn {
        @Override
        long start(long own, long lowest) {
            return own;
        }
    }

    /** The first in the list who is free: what a cursor that resets becomes. */
    static final class AlwaysFirst implements Picker {
        @Override
        public Optional<String> pick(Map<String, Integer> weights, Set<String> available, Set<String> excluded) {
            return candidates(available, excluded).stream().findFirst();
        }

        @Override
        public void count(Map<String, Integer> weights, String rep) {
            // it remembers nothing
        }
    }

    private static Set<String> candidates(Set<String> available, Set<String> excluded) {
        Set<String> candidates = new TreeSet<>(available);
        candidates.removeAll(excluded);
        return candidates;
    }
}
