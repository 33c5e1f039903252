package dev.baton.playbook;

import dev.baton.lead.Score.Dimension;
import dev.baton.lead.Verdict.Again;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a lead gets its points.
 *
 * @param qualifiedAt the points from which on a lead is for a rep
 * @param rules all that match count
 * @param campaign where a lead below {@code qualifiedAt} waits that no branch takes
 * @param scoreAgainOn what makes such a lead be scored again; empty means anything does
 * @param caps what a dimension counts for at most; one that is not named counts for all that its rules give
 * @param decay how points for signals become fewer; in a dimension that is not named they do not
 * @param grades the bands that sums lie in
 * @param branches where some of the leads below {@code qualifiedAt} wait, the first that matches decides
 */
public record Scoring(
        int qualifiedAt,
        List<Rule> rules,
        String campaign,
        List<Again> scoreAgainOn,
        List<Cap> caps,
        List<Decay> decay,
        Grades grades,
        List<Branch> branches) {
    public Scoring {
        rules = List.copyOf(rules);
        scoreAgainOn = Absent.copy(scoreAgainOn);
        caps = Absent.copy(caps);
        decay = Absent.copy(decay);
        grades = Absent.or(grades, Grades.NONE);
        branches = Absent.copy(branches);
    }

    /** One rule: {@code points} may be negative. */
    public record Rule(Dimension dimension, int points, Matcher when, String why) {}

    /** A dimension counts for {@code points} at most. */
    public record Cap(Dimension dimension, int points) {}

    /**
     * Points for a signal lose {@code percent} of a hundred with each whole period of its age.
     *
     * @param percent 1 to 100
     * @param every the period; above zero
     */
    public record Decay(Dimension dimension, int percent, Duration every) {
        /**
         * What is left of {@code points}. Each period takes its share of what the one before left, rounded toward zero: in the end
         * nothing is left.
         *
         * @param age how long ago the signal was; below zero counts as now
         */
        int left(int points, Duration age) {
            long periods = age.isNegative() ? 0 : age.dividedBy(every);
            int left = points;
            for (long i = 0; i < periods && left != 0; i++) {
                left = left * (100 - percent) / 100;
            }
            return left;
        }
    }

    /** Where leads wait that match; {@code scoreAgainOn} as in {@link Scoring}. */
    public record Branch(Matcher when, String campaign, List<Again> scoreAgainOn) {
        public Branch {
            scoreAgainOn = Absent.copy(scoreAgainOn);
        }
    }

    OptionalInt cap(Dimension dimension) {
        return caps.stream()
                .filter(cap -> cap.dimension() == dimension)
                .mapToInt(Cap::points)
                .findFirst();
    }

    Optional<Decay> decay(Dimension dimension) {
        return decay.stream().filter(one -> one.dimension() == dimension).findFirst();
    }
}
