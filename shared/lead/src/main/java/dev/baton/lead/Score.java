package dev.baton.lead;

import java.util.List;

/** A lead's points, with every rule that gave or took some. Points are whole. */
public record Score(int fit, int behaviour, int intent, List<Fired> fired) {
    public static final Score NONE = new Score(0, 0, 0, List.of());

    /** The dimensions of a score. */
    public enum Dimension {
        FIT,
        BEHAVIOUR,
        INTENT
    }

    /** One rule that fired. */
    public record Fired(Dimension dimension, int points, String why) {}

    public Score {
        fired = Absent.copy(fired);
    }

    /** The sum over all dimensions. */
    public int total() {
        return fit + behaviour + intent;
    }
}
