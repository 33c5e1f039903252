package dev.baton.roster;

import dev.baton.roster.History.Taken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Promise 4 in numbers: each check answers with the first violation in a list of turns, in words. All arithmetic is exact. */
final class Fairness {
    private Fairness() {}

    /** While the set does not change, is everybody within {@code turns} of the weighted share at every prefix? */
    static Optional<String> offShare(List<Taken> taken, int turns) {
        Map<String, Long> counts = new HashMap<>();
        for (int k = 1; k <= taken.size(); k++) {
            Taken turn = taken.get(k - 1);
            counts.merge(turn.who(), 1L, Long::sum);
            long all = sum(turn.available(), turn.weights());
            for (String member : turn.available()) {
                long weight = turn.weights().getOrDefault(member, 0);
                long off = counts.getOrDefault(member, 0L) * all - k * weight;
                if (Math.abs(off) > turns * all) {
                    return Optional.of(
                            "%s is %.3f turns off its share after %d turns".formatted(member, (double) off / all, k));
                }
            }
        }
        return Optional.empty();
    }

    /** In every stretch of turns in which the set does not change, is the member within {@code turns} of the weighted share? */
    static Optional<String> offShareFromAnyMoment(List<Taken> taken, String member, int turns) {
        Set<String> set = Set.of();
        long off = 0;
        long lowest = 0;
        long highest = 0;
        for (int k = 0; k < taken.size(); k++) {
            Taken turn = taken.get(k);
            if (!turn.available().equals(set)) {
                set = turn.available();
                off = lowest = highest = 0;
            }
            if (set.contains(member)) {
                long all = sum(set, turn.weights());
                off += (turn.who().equals(member) ? all : 0) - turn.weights().getOrDefault(member, 0);
                lowest = Math.min(lowest, off);
                highest = Math.max(highest, off);
                if (highest - lowest > turns * all) {
                    return Optional.of("%s is %.3f turns off its share at turn %d"
                            .formatted(member, (double) (highest - lowest) / all, k + 1));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * In every stretch of turns, are two members who are there throughout within {@code turns} times 1/(the smaller weight) of each other?
     *
     * @param fromStart only stretches from the first turn on
     */
    static Optional<String> apart(List<Taken> taken, String one, String other, int turns, boolean fromStart) {
        long ahead = 0;
        long lowest = 0;
        long highest = 0;
        for (int k = 0; k < taken.size(); k++) {
            Taken turn = taken.get(k);
            if (!turn.available().containsAll(Set.of(one, other))) {
                if (fromStart) {
                    return Optional.empty();
                }
                ahead = lowest = highest = 0;
                continue;
            }
            long wOne = turn.weights().getOrDefault(one, 0);
            long wOther = turn.weights().getOrDefault(other, 0);
            ahead += turn.who().equals(one) ? wOther : turn.who().equals(other) ? -wOne : 0;
            lowest = Math.min(lowest, ahead);
            highest = Math.max(highest, ahead);
            long worst = fromStart ? Math.abs(ahead) : highest - lowest;
            if (worst > turns * Math.max(wOne, wOther)) {
                return Optional.of("%s and %s are %.3f turns apart after %d turns"
                        .formatted(one, other, (double) worst / Math.max(wOne, wOther), k + 1));
            }
        }
        return Optional.empty();
    }

    /** From a common start, is {@code one}, who may go and come, never more than {@code turns} ahead of {@code other}, who stays? */
    static Optional<String> aheadOf(List<Taken> taken, String one, String other, int turns) {
        long ahead = 0;
        for (int k = 0; k < taken.size(); k++) {
            Taken turn = taken.get(k);
            long wOne = turn.weights().getOrDefault(one, 0);
            long wOther = turn.weights().getOrDefault(other, 0);
            ahead += turn.who().equals(one) ? wOther : turn.who().equals(other) ? -wOne : 0;
            if (ahead > turns * Math.max(wOne, wOther)) {
                return Optional.of("%s is %.3f turns ahead of %s after %d turns"
                        .formatted(one, (double) ahead / Math.max(wOne, wOther), other, k + 1));
            }
        }
        return Optional.empty();
    }

    /**
     * From each coming or return on, until the set changes again: does nobody get a whole turn more than the share?
     *
     * @param member the one who comes and goes
     */
    static Optional<String> gainOnReturn(List<Taken> taken, String member) {
        Set<String> set = Set.of();
        boolean here = true;
        boolean counting = false;
        long off = 0;
        for (int k = 0; k < taken.size(); k++) {
            Taken turn = taken.get(k);
            boolean available = turn.available().contains(member);
            if (available && !here) {
                counting = true;
                off = 0;
                set = turn.available();
            }
            counting &= available && turn.available().equals(set);
            here = available;
            if (counting) {
                long all = sum(set, turn.weights());
                off += (turn.who().equals(member) ? all : 0) - turn.weights().getOrDefault(member, 0);
                if (off >= all) {
                    return Optional.of("%s gained %.3f turns by coming back, at turn %d"
                            .formatted(member, (double) off / all, k + 1));
                }
            }
        }
        return Optional.empty();
    }

    /** Does virtual time never fall? */
    static Optional<String> virtualTimeFell(List<Taken> taken) {
        for (int k = 1; k < taken.size(); k++) {
            if (taken.get(k).virtualTime() < taken.get(k - 1).virtualTime()) {
                return Optional.of("V fell at turn " + (k + 1));
            }
        }
        return Optional.empty();
    }

    private static long sum(Set<String> members, Map<String, Integer> weights) {
        return members.stream()
                .mapToLong(member -> weights.getOrDefault(member, 0))
                .sum();
    }
}
