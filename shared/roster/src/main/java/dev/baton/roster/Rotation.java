package dev.baton.roster;

import dev.baton.roster.Turn.Member;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Turn} unfolded for a batch, on which turns are taken by EEVDF: earliest eligible virtual deadline first (Stoica and
 * Abdel-Wahab, 1995). The rules' numbers are those of the project's design. One pick costs a few passes over arrays. Mutable, for one
 * thread.
 *
 * <p>Range: virtual time is moved back to zero when it passes 2^61, together with every pass, which changes no order; nobody's pass is
 * kept further ahead than 2^61. A turn is 2^42 at the smallest weight, so no sum leaves a long.
 */
final class Rotation {
    /** One turn at a weight of one thousandth. */
    static final long TURN = (1L << 32) * Weights.ONE;

    /** The furthest that virtual time runs before it is moved back, and that a pass runs ahead of it. */
    static final long FAR = 1L << 61;

    private final List<String> ids;
    private final int[] weights;
    private final long[] pass;
    private final boolean[] known;
    private final boolean[] present;
    private final boolean[] due;
    private final Map<String, Member> others;
    private long virtualTime;
    private long owed;
    private @Nullable Turn folded;

    /**
     * Unfolds a turn.
     *
     * @param ids the members of now, in their stable order, which is that of their ids
     * @param weights their weights of now, in thousandths; a member of weight zero is never available
     */
    Rotation(Turn turn, List<String> ids, int[] weights) {
        this.ids = ids;
        this.weights = weights;
        virtualTime = turn.virtualTime();
        owed = turn.owed();
        pass = new long[ids.size()];
        known = new boolean[ids.size()];
        present = new boolean[ids.size()];
        due = new boolean[ids.size()];
        int found = 0;
        boolean same = true;
        for (int i = 0; i < pass.length; i++) {
            Member member = turn.members().get(ids.get(i));
            if (member != null) {
                found++;
                known[i] = true;
                present[i] = member.present();
                weights[i] = weights[i] == 0 ? member.weight() : weights[i];
                pass[i] = rescaled(member, weights[i]);
                same &= weights[i] == member.weight();
            }
        }
        others = new HashMap<>();
        if (found < turn.members().size()) {
            others.putAll(turn.members());
            ids.forEach(others::remove);
        }
        folded = same ? turn : null;
    }

    /** Rule 7: after a change of weight, somebody is as many of his own turns ahead or behind as before. */
    private long rescaled(Member member, int weight) {
        if (member.weight() == weight || member.weight() <= 0) {
            return member.pass();
        }
        long ahead = member.pass() - virtualTime;
        long times = Math.floorDiv(ahead, weight);
        if (Math.abs(times) > FAR / member.weight()) {
            return virtualTime + (ahead < 0 ? -FAR : FAR);
        }
        return virtualTime + times * member.weight() + (long) Math.floorMod(ahead, weight) * member.weight() / weight;
    }

    /**
     * Takes a turn.
     *
     * @param available who is available, by index
     * @param may who may have this lead; others are excluded for this one lead only
     * @return the index of whose turn it is; -1, and nothing has moved, if nobody is both
     */
    int pick(boolean[] available, boolean[] may) {
        int any = -1;
        for (int i = 0; i < pass.length && any < 0; i++) {
            any = available[i] && may[i] ? i : -1;
        }
        if (any < 0) {
            return any;
        }
        folded = null;
        settle(available);
        int chosen = earliest(available, may);
        long sum = 0;
        for (int i = 0; i < pass.length; i++) {
            if (available[i] && pass[i] <= virtualTime + turnOf(i)) {
                sum += weights[i];
            }
        }
        advance(chosen);
        advanceTime(TURN / sum);
        forget();
        if (virtualTime > FAR) {
            moveBack();
        }
        return chosen;
    }

    /** Rules 1, 3: newcomers and returners start at their own pass or V, whichever is later; V rises to the lowest available pass. */
    private void settle(boolean[] available) {
        long lowest = Long.MAX_VALUE;
        for (int i = 0; i < pass.length; i++) {
            if (available[i]) {
                if (!present[i]) {
                    pass[i] = known[i] ? Math.max(pass[i], virtualTime) : virtualTime;
                    known[i] = true;
                }
                lowest = Math.min(lowest, pass[i]);
            }
            present[i] = available[i];
        }
        if (lowest > virtualTime) {
            virtualTime = lowest;
            owed = 0; // Nobody is behind V, so it does not run ahead of anybody.
        }
    }

    /** Rule 4; where turns were given back, V stands still until it has waited for as much as it was moved for them. */
    private void advanceTime(long by) {
        long waits = Math.min(owed, by);
        owed -= waits;
        virtualTime += by - waits;
    }

    /** Rule 2: the earliest deadline of those who are due; when exclusions leave nobody who is due, the earliest deadline. */
    private int earliest(boolean[] available, boolean[] may) {
        int first = -1;
        for (int i = 0; i < pass.length; i++) {
            due[i] = pass[i] <= virtualTime;
            if (available[i] && may[i] && (first < 0 || before(i, first))) {
                first = i;
            }
        }
        return first;
    }

    /** Whether one would get a lead before the other if both were there; {@code other} may be -1 for nobody. */
    boolean isBefore(int one, int other) {
        return other < 0 || start(one) + turnOf(one) < start(other) + turnOf(other);
    }

    private long start(int index) {
        return known[index] ? Math.max(pass[index], virtualTime) : virtualTime;
    }

    private boolean before(int one, int other) {
        if (due[one] != due[other]) {
            return due[one];
        }
        return pass[one] + turnOf(one) < pass[other] + turnOf(other);
    }

    private long turnOf(int index) {
        return TURN / weights[index];
    }

    private void advance(int index) {
        pass[index] = Math.min(pass[index] + turnOf(index), virtualTime + FAR);
    }

    /** Rule 8: who is absent is forgotten once V has reached his pass: he would start like a newcomer. */
    private void forget() {
        for (int i = 0; i < pass.length; i++) {
            if (!present[i] && pass[i] <= virtualTime) {
                known[i] = false;
            }
        }
        others.values().removeIf(member -> member.pass() <= virtualTime);
        others.replaceAll((_, member) -> member.present() ? new Member(member.pass(), member.weight(), false) : member);
    }

    private void moveBack() {
        long by = virtualTime;
        for (int i = 0; i < pass.length; i++) {
            pass[i] -= by;
        }
        others.replaceAll((_, member) -> new Member(member.pass() - by, member.weight(), member.present()));
        virtualTime = 0;
    }

    /** Rule 5: a match by owner or same company, in a pool that counts it as a turn, moves only the pass. */
    void count(int index) {
        if (weights[index] == 0) {
            return;
        }
        folded = null;
        if (!known[index] || !present[index]) {
            pass[index] = known[index] ? Math.max(pass[index], virtualTime) : virtualTime;
            known[index] = true;
        }
        advance(index);
    }

    /** How many of his own turns somebody is behind V, or ahead of it, below zero. Who was not there the last time is never behind. */
    double owed(int index) {
        long from = present[index] ? pass[index] : start(index);
        return (virtualTime - from) / (double) turnOf(index);
    }

    /** Whether the pool remembers the member. */
    boolean knows(int index) {
        return known[index];
    }

    /** Whether the member was due when the last turn was taken. */
    boolean wasDue(int index) {
        return due[index];
    }

    /** The state to keep: folded again only after something has moved. */
    Turn turn() {
        Turn kept = folded == null ? fold() : folded;
        folded = kept;
        return kept;
    }

    private Turn fold() {
        Map<String, Member> members = HashMap.newHashMap(pass.length + others.size());
        members.putAll(others);
        for (int i = 0; i < pass.length; i++) {
            if (known[i]) {
                members.put(ids.get(i), new Member(pass[i], weights[i], present[i]));
            }
        }
        return new Turn(virtualTime, members, owed);
    }
}
