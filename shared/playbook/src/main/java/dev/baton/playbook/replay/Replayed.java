package dev.baton.playbook.replay;

import java.util.List;

/** What came of deciding once more. */
public sealed interface Replayed {
    /**
     * The same engine was given the same and says the same, or another engine happens to.
     *
     * @param notes what was not as it was then: another engine, other time-zone data
     */
    record Identical(List<String> notes) implements Replayed {
        public Identical {
            notes = List.copyOf(notes);
        }
    }

    /**
     * It says something else.
     *
     * @param differences one at least, in the order in which a decision is made
     * @param notes what was not as it was then, which may be why
     */
    record Different(List<Difference> differences, List<String> notes) implements Replayed {
        public Different {
            differences = List.copyOf(differences);
            notes = List.copyOf(notes);
        }
    }

    /** There is nothing to decide again, and why: a person decided it, or what is needed was not kept. */
    record NotReplayable(String why) implements Replayed {}

    /**
     * One field that differs.
     *
     * @param field as a person would call it: {@code route}, {@code owner}, {@code score}
     * @param stored what the decision says
     * @param again what comes out now
     */
    record Difference(String field, String stored, String again) {}
}
