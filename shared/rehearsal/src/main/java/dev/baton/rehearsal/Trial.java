package dev.baton.rehearsal;

import dev.baton.playbook.source.TestCase;
import java.util.List;

/**
 * One of a playbook's tests, run.
 *
 * @param missed what came out otherwise than expected, a sentence each; empty for a test that passed
 * @param why how it came: what became of the lead, its points, the routes in the order tried
 */
public record Trial(TestCase test, List<String> missed, List<String> why) {
    public Trial {
        missed = List.copyOf(missed);
        why = List.copyOf(why);
    }

    /** Whether all came as expected. */
    public boolean passed() {
        return missed.isEmpty();
    }
}
