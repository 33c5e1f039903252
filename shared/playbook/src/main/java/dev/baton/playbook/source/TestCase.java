package dev.baton.playbook.source;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One of a playbook's own tests: a lead, and what is expected of it. As written; it is run elsewhere.
 *
 * @param name what it is called: its own name, else the first things said of its lead
 * @param file the file it stands in, as findings name it
 * @param line where it stands
 * @param column where it stands
 * @param lead the lead's fields, by the names that conditions use
 * @param at when the lead comes, as {@link Moment} reads it; empty when it does not matter
 * @param away the reps who are not there, by id
 * @param open how many leads somebody has open already, by id
 * @param expect what must come of it, numbers and truths as they are shown; one expectation at least
 */
public record TestCase(
        String name,
        String file,
        int line,
        int column,
        Map<String, List<String>> lead,
        String at,
        List<String> away,
        Map<String, Integer> open,
        Map<Expectation, String> expect) {
    public TestCase {
        lead = Map.copyOf(lead);
        away = List.copyOf(away);
        open = Map.copyOf(open);
        expect = Map.copyOf(expect);
    }

    /** What can be expected. */
    public enum Expectation {
        /** The route that takes it. */
        ROUTE,
        /** The pool that picks, or where it waits. */
        POOL,
        /** The rep who gets it. */
        REP,
        /** Its points. */
        SCORE,
        /** The grade of its points. */
        GRADE,
        /** The campaign that it waits in. */
        NURTURED,
        /** Why it is none. */
        REJECTED,
        /** The pool that it waits for. */
        HELD,
        /** Whether it goes to the fallback queue. */
        FALLBACK,
        /** When the first touch is due, as {@link TouchBy} reads it. */
        TOUCH_BY;

        /** How a playbook writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
