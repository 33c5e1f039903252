package dev.baton.roster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What happens to one pool over time. Members are numbers; the first two may be asked to stay.
 *
 * @param weights each member's weight at the start, in thousandths
 */
record History(List<Integer> weights, List<Step> steps) {
    /** One event: {@code who} is the member it is about; {@code value} is a new weight, or how many turns in a row. */
    record Step(What what, int who, int value) {}

    enum What {
        /** Leads arrive: {@code value} turns. */
        TURNS,
        /** One lead arrives that {@code who} may not have. */
        TURN_WITHOUT,
        /** Somebody goes away, or comes back. */
        TOGGLE,
        /** Somebody leaves the pool for good, or joins it. */
        MEMBERSHIP,
        /** Somebody's weight changes to {@code value}. */
        WEIGHT,
        /** Somebody gets a lead by a match that counts as a turn. */
        MATCH
    }

    /** A turn that was taken. */
    record Taken(String who, Set<String> available, Map<String, Integer> weights, long virtualTime) {}

    static String name(int member) {
        return "m%02d".formatted(member);
    }

    /** Lives it with a rule; steps about a member below {@code stayers} are left out. */
    List<Taken> run(Picker picker, int stayers) {
        Map<String, Integer> members = new TreeMap<>();
        for (int i = 0; i < weights.size(); i++) {
            members.put(name(i), weights.get(i));
        }
        Map<String, Integer> left = new TreeMap<>();
        Set<String> away = new HashSet<>();
        List<Taken> taken = new ArrayList<>();
        for (Step step : steps) {
            int member = step.who() % weights.size();
            String who = name(member);
            boolean stays = member < stayers;
            switch (step.what()) {
                case TURNS -> turns(picker, members, away, Set.of(), step.value(), taken);
                case TURN_WITHOUT -> turns(picker, members, away, stays ? Set.of() : Set.of(who), 1, taken);
                case TOGGLE -> {
                    if (!stays && !away.remove(who)) {
                        away.add(who);
                    }
                }
                case MEMBERSHIP -> {
                    Integer weight = stays ? null : left.remove(who);
                    if (weight != null) {
                        members.put(who, weight);
                    } else if (!stays && members.containsKey(who)) {
                        left.put(who, Optional.ofNullable(members.remove(who)).orElseThrow());
                    }
                }
                case WEIGHT -> {
                    if (!stays) {
                        members.computeIfPresent(who, (_, _) -> step.value());
                    }
                }
                case MATCH -> {
                    if (!stays && members.containsKey(who) && !away.contains(who)) {
                        picker.count(members, who);
                    }
                }
            }
        }
        return taken;
    }

    private static void turns(
            Picker picker,
            Map<String, Integer> members,
            Set<String> away,
            Set<String> excluded,
            int count,
            List<Taken> taken) {
        Set<String> available = new TreeSet<>(members.keySet());
        available.removeAll(away);
        Map<String, Integer> now = Map.copyOf(members);
        for (int i = 0; i < count; i++) {
            picker.pick(now, available, excluded)
                    .ifPresent(who -> taken.add(new Taken(who, available, now, picker.virtualTime())));
        }
    }
}
