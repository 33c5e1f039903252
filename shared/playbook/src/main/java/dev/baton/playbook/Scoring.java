package dev.baton.playbook;

import dev.baton.lead.Score.Dimension;
import java.util.List;

/**
 * How a lead gets its points.
 *
 * @param qualifiedAt the points from which on a lead is for a rep
 * @param rules all that match count
 * @param campaign where a lead below {@code qualifiedAt} waits
 * @param scoreAgainOn what makes a waiting lead be scored again
 */
public record Scoring(int qualifiedAt, List<Rule> rules, String campaign, List<Again> scoreAgainOn) {
    public Scoring {
        rules = List.copyOf(rules);
        scoreAgainOn = List.copyOf(scoreAgainOn);
    }

    /** One rule: {@code points} may be negative. */
    public record Rule(Dimension dimension, int points, Matcher when, String why) {}

    /** What may make a nurtured lead be scored again. */
    public enum Again {
        NEW_FORM,
        NEW_SIGNAL
    }
}
