package dev.baton.lead;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead's points, with every rule that gave or took some. Points are whole.
 *
 * @param fit who they are; as all three, no more than what the dimension counts for at most
 * @param behaviour what they did
 * @param intent what they want now
 * @param fired the rules, with the points that each gave
 * @param capped the dimensions of which the rules gave more than counts
 * @param grade the band that the sum lies in; empty where the playbook has no grades, or none for this sum
 */
public record Score(int fit, int behaviour, int intent, List<Fired> fired, List<Capped> capped, String grade) {
    public static final Score NONE = new Score(0, 0, 0, List.of());

    /** The dimensions of a score. */
    public enum Dimension {
        FIT,
        BEHAVIOUR,
        INTENT
    }

    /** One rule that fired. */
    public record Fired(Dimension dimension, int points, String why) {}

    /**
     * A dimension that counts for less than its rules gave.
     *
     * @param points what they gave
     * @param cap what counts
     */
    public record Capped(Dimension dimension, int points, int cap) {}

    public Score {
        fired = Absent.copy(fired);
        capped = Absent.copy(capped);
        grade = Absent.text(grade);
    }

    /** A score that nothing capped, without a grade. */
    public Score(int fit, int behaviour, int intent, @Nullable List<Fired> fired) {
        this(fit, behaviour, intent, Absent.copy(fired), List.of(), "");
    }

    /** The sum over all dimensions. */
    public int total() {
        return fit + behaviour + intent;
    }
}
